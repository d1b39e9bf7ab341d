// Starts the staff console.
import "./i18n";
import "./console.css";
import "./desk.css";
import "./forms.css";
import "./pages.css";
import "./narrow.css";
import { createRoot } from "react-dom/client";
import { App } from "./App";

const root = document.getElementById("root");
if (root) createRoot(root).render(<App />);
