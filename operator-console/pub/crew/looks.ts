// The language and the light of the page: kept on the phone, since neither tells anything of anybody.
import type { Language } from "../../src/protocol/generated.ts";

export type Theme = "auto" | "dark" | "light";

/** From then to then it is dark whatever the phone is set to: a bright screen blinds, and is seen from afar. */
const NIGHT_FROM = 18;
const NIGHT_UNTIL = 7;
const GROUND = { dark: "#0e1416", light: "#f4f7f6" };

function read(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

function write(name: string, value: string): void {
  try {
    localStorage.setItem(name, value);
  } catch {
    // Forbidden: it lasts as long as the page.
  }
}

export function keptLanguage(): Language {
  const kept = read("language");
  if (kept === "zh-CN" || kept === "en") return kept;
  return /^zh\b/i.test(navigator.language) || navigator.language === "" ? "zh-CN" : "en";
}

export function setLanguage(language: Language, title: string): void {
  document.documentElement.lang = language;
  document.title = title;
  write("language", language);
}

export function keptTheme(): Theme {
  const kept = read("theme");
  return kept === "dark" || kept === "light" ? kept : "auto";
}

export function setTheme(theme: Theme): void {
  write("theme", theme);
  const hour = new Date().getHours();
  const night = hour >= NIGHT_FROM || hour < NIGHT_UNTIL;
  const wantsLight = matchMedia("(prefers-color-scheme: light)").matches;
  const shown = theme === "auto" ? (night || !wantsLight ? "dark" : "light") : theme;
  document.documentElement.dataset.theme = shown;
  document.querySelector('meta[name="theme-color"]')?.setAttribute("content", GROUND[shown]);
}
