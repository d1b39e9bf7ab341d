// Words of the exchange with other systems: they come with the first page that needs them.
import i18next from "i18next";
import { exchangeEn } from "../../locales/en.exchange";
import { exchangeZhCN } from "../../locales/zh-CN.exchange";

i18next.addResourceBundle("zh-CN", "translation", exchangeZhCN);
i18next.addResourceBundle("en", "translation", exchangeEn);
