// The HTTP interface: bearer token in memory, refreshed once when it has run out, problems as errors.
import type { Problem, SignedIn } from "../protocol/generated";
import { language } from "./i18n";
import { ProblemError, Unreachable } from "./problems";
import { signIn } from "./sign-in";

type Method = "GET" | "POST" | "PUT" | "DELETE";

interface Request {
  method: Method;
  path: string;
  body?: object;
  /** In place of a body: sent as it is, under its own type. */
  file?: Blob;
  /** Lets a last draft leave while the page is closing. */
  keepalive?: true;
}

async function send(request: Request, token: string | null): Promise<Response> {
  const headers: Record<string, string> = { accept: "application/json", "accept-language": language() };
  if (token !== null) headers.authorization = `Bearer ${token}`;
  if (request.body !== undefined) headers["content-type"] = "application/json";
  if (request.file !== undefined) headers["content-type"] = request.file.type;
  const content = request.body === undefined ? request.file : JSON.stringify(request.body);
  try {
    return await fetch(`/api/v1/${request.path}`, {
      method: request.method,
      headers,
      credentials: "same-origin",
      cache: "no-store",
      ...(content === undefined ? {} : { body: content }),
      ...(request.keepalive === undefined ? {} : { keepalive: true }),
    });
  } catch {
    throw new Unreachable();
  }
}

async function read<T>(response: Response): Promise<T> {
  const text = await response.text();
  const isJson = response.headers.get("content-type")?.includes("json") === true;
  if (!response.ok) {
    if (isJson) throw new ProblemError(JSON.parse(text) as Problem);
    throw new Unreachable();
  }
  return (text === "" ? undefined : JSON.parse(text)) as T;
}

let refreshing: Promise<boolean> | null = null;

/** Asks for a new access token by the cookie. One request at a time, however many ask. */
export function refresh(): Promise<boolean> {
  refreshing ??= askForToken().finally(() => {
    refreshing = null;
  });
  return refreshing;
}

async function askForToken(): Promise<boolean> {
  try {
    signIn.getState().signedIn(await read<SignedIn>(await send({ method: "POST", path: "refresh" }, null)));
    return true;
  } catch (error) {
    if (error instanceof Unreachable) throw error;
    signIn.getState().signedOut();
    return false;
  }
}

async function answered(request: Request): Promise<Response> {
  const response = await send(request, signIn.getState().token());
  if (response.status !== 401 || signIn.getState().token() === null) return response;
  return (await refresh()) ? send(request, signIn.getState().token()) : response;
}

async function call<T>(request: Request): Promise<T> {
  return read<T>(await answered(request));
}

/** A file that the server makes. */
async function file(path: string): Promise<Blob> {
  const response = await answered({ method: "GET", path });
  return response.ok ? response.blob() : read<Blob>(response);
}

export const api = {
  get: <T>(path: string) => call<T>({ method: "GET", path }),
  file,
  post: <T = void>(path: string, body: object = {}) => call<T>({ method: "POST", path, body }),
  postFile: <T>(path: string, file: Blob) => call<T>({ method: "POST", path, file }),
  put: <T = void>(path: string, body: object) => call<T>({ method: "PUT", path, body }),
  delete: <T = void>(path: string) => call<T>({ method: "DELETE", path }),
  putWhileClosing: <T = void>(path: string, body: object) =>
    call<T>({ method: "PUT", path, body, keepalive: true }),
};
