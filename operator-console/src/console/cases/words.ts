// Words of suspected cases, referrals and institutions: they come with the first page that needs them.
import i18next from "i18next";
import { casesEn } from "../../locales/en.cases";
import { referralsEn } from "../../locales/en.referrals";
import { casesZhCN } from "../../locales/zh-CN.cases";
import { referralsZhCN } from "../../locales/zh-CN.referrals";

i18next.addResourceBundle("zh-CN", "translation", casesZhCN);
i18next.addResourceBundle("en", "translation", casesEn);
i18next.addResourceBundle("zh-CN", "translation", referralsZhCN);
i18next.addResourceBundle("en", "translation", referralsEn);
