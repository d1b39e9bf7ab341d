// Words of the pages behind the door that nobody needs before it: they come with those pages.
import i18next from "i18next";
import { ledgersEn } from "../locales/en.ledgers";
import { ledgersZhCN } from "../locales/zh-CN.ledgers";

i18next.addResourceBundle("zh-CN", "translation", ledgersZhCN);
i18next.addResourceBundle("en", "translation", ledgersEn);
