// Starts the crisis team's page, and the worker that opens it without a network.
import { render } from "preact";
import { App } from "./app.tsx";
import { keptTheme, setTheme } from "./looks.ts";

setTheme(keptTheme());
const root = document.getElementById("app");
if (root !== null) {
  root.textContent = "";
  render(<App />, root);
}
if ("serviceWorker" in navigator && import.meta.env.PROD)
  addEventListener(
    "load",
    () => void navigator.serviceWorker.register("/crew/sw.js", { scope: "/crew/" }).catch(() => {}),
  );
