// Everything behind the door.
import { RouterProvider } from "@tanstack/react-router";
import "./dispatch/beside.css";
import "./floor/floor.css";
import "./inside-words";
import { router } from "./router";

export function Console() {
  return <RouterProvider router={router} />;
}
