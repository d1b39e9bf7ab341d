// Words of the registry and of what is told to departments: they come with the first page that needs them.
import i18next from "i18next";
import { registryEn } from "../../locales/en.registry";
import { registryZhCN } from "../../locales/zh-CN.registry";

i18next.addResourceBundle("zh-CN", "translation", registryZhCN);
i18next.addResourceBundle("en", "translation", registryEn);
