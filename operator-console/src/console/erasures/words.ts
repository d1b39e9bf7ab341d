// Words of erasing a caller: they come with its pages.
import i18next from "i18next";
import { erasuresEn } from "../../locales/en.erasures";
import { erasuresZhCN } from "../../locales/zh-CN.erasures";

i18next.addResourceBundle("zh-CN", "translation", erasuresZhCN);
i18next.addResourceBundle("en", "translation", erasuresEn);
