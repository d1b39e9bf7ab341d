// Words of the pages behind the door that nobody needs before it: they come with those pages.
import i18next from "i18next";
import { codesEn } from "../locales/codes.en";
import { codesZhCN } from "../locales/codes.zh-CN";
import { figuresEn } from "../locales/en.figures";
import { floorEn } from "../locales/en.floor";
import { ledgersEn } from "../locales/en.ledgers";
import { reviewEn } from "../locales/en.review";
import { figuresZhCN } from "../locales/zh-CN.figures";
import { floorZhCN } from "../locales/zh-CN.floor";
import { ledgersZhCN } from "../locales/zh-CN.ledgers";
import { reviewZhCN } from "../locales/zh-CN.review";

i18next.addResourceBundle("zh-CN", "translation", codesZhCN);
i18next.addResourceBundle("en", "translation", codesEn);
i18next.addResourceBundle("zh-CN", "translation", ledgersZhCN);
i18next.addResourceBundle("zh-CN", "translation", floorZhCN);
i18next.addResourceBundle("en", "translation", floorEn);
i18next.addResourceBundle("en", "translation", ledgersEn);
i18next.addResourceBundle("zh-CN", "translation", figuresZhCN);
i18next.addResourceBundle("en", "translation", figuresEn);
i18next.addResourceBundle("zh-CN", "translation", reviewZhCN);
i18next.addResourceBundle("en", "translation", reviewEn);
