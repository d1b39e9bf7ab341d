// Look of the console: calm teal, bright only where it is urgent.
import type { ThemeConfig } from "antd";
import { theme } from "antd";

/** No web font is fetched. */
export const FONT =
  '-apple-system,"PingFang SC","Microsoft YaHei","HarmonyOS Sans SC","Noto Sans CJK SC","Noto Sans SC",sans-serif';

/** Calm teal. antd's default #1677ff on white is 4.04:1 and fails AA for text; these pass. */
export function consoleTheme(dark: boolean): ThemeConfig {
  return {
    algorithm: dark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    cssVar: { key: dark ? "dark" : "light" },
    token: {
      colorPrimary: dark ? "#3fb8a4" : "#0b6e63",
      colorLink: dark ? "#63cdbb" : "#0b6e63",
      // antd's own hover is lighter: on a soft ground it is 3.73:1.
      colorLinkHover: dark ? "#8fe0d2" : "#08564d",
      colorLinkActive: dark ? "#8fe0d2" : "#08564d",
      colorError: dark ? "#ffa39c" : "#c1272d",
      // antd's own hover is lighter: white on it is 4.43:1.
      colorErrorHover: dark ? "#ffbcb6" : "#a61e24",
      colorWarningBg: dark ? "#35290f" : "#fff3d6",
      colorWarningBorder: dark ? "#8a6a1f" : "#e0b75a",
      colorWarning: dark ? "#e3b341" : "#9a6700",
      // What is only said stays in the palette; antd's blue belongs to nothing here.
      colorInfo: dark ? "#3fb8a4" : "#0b6e63",
      colorInfoBg: dark ? "#172d2a" : "#eaf5f3",
      colorInfoBorder: dark ? "#2f5d55" : "#b5d8d1",
      colorSuccess: dark ? "#56c288" : "#1a7f4b",
      colorTextPlaceholder: dark ? "#9aa7ad" : "#5f6b73",
      colorTextSecondary: dark ? "#aebac0" : "#4c5860",
      colorTextDescription: dark ? "#aebac0" : "#4c5860",
      colorTextDisabled: dark ? "#8b979d" : "#66727a",
      ...(dark
        ? {
            colorBgContainer: "#182226",
            colorBgElevated: "#1e2a2f",
            colorBgLayout: "#0c1214",
            colorBorder: "#46575f",
            colorBorderSecondary: "#2a363c",
          }
        : {}),
      borderRadius: 6,
      fontSize: 14,
      controlHeight: 34,
      fontFamily: FONT,
    },
    components: {
      Slider: {
        trackBg: dark ? "#3fb8a4" : "#0b6e63",
        trackHoverBg: dark ? "#3fb8a4" : "#0b6e63",
        handleColor: dark ? "#63cdbb" : "#0b6e63",
        railBg: dark ? "#43525a" : "#d5dcdf",
        railHoverBg: dark ? "#43525a" : "#c6cfd3",
        dotBorderColor: dark ? "#7d8d95" : "#8b979d",
      },
      Descriptions: { labelColor: dark ? "#aebac0" : "#4c5860" },
      Button: {
        primaryShadow: "none",
        primaryColor: dark ? "#06211d" : "#ffffff",
        dangerColor: dark ? "#3a0b08" : "#ffffff",
      },
      Segmented: {
        itemSelectedBg: dark ? "#23474380" : "#d9efec",
        itemSelectedColor: dark ? "#bff0e6" : "#0b4f48",
        itemColor: dark ? "#c5d0d5" : "#3d4950",
      },
    },
  };
}
