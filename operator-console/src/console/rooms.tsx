// Pages of the console, and the rights that lead to each.
import {
  AuditOutlined,
  CommentOutlined,
  CustomerServiceOutlined,
  PhoneOutlined,
  ReadOutlined,
  SafetyCertificateOutlined,
  SettingOutlined,
  TeamOutlined,
  UserOutlined,
} from "@ant-design/icons";
import type { Right } from "../protocol/generated";
import { useMe } from "./sign-in";

export interface Room {
  to:
    | "/"
    | "/supervision"
    | "/callbacks"
    | "/ledgers/standing"
    | "/ledgers/training"
    | "/ledgers/supervision"
    | "/accounts"
    | "/settings"
    | "/journal";
  name:
    | "workspace"
    | "supervision"
    | "callbacks"
    | "standing"
    | "training"
    | "supervisions"
    | "accounts"
    | "settings"
    | "journal";
  rights: readonly Right[];
  icon: React.ReactNode;
}

export const ROOMS: readonly Room[] = [
  { to: "/", name: "workspace", rights: ["answer_sessions"], icon: <CustomerServiceOutlined aria-hidden /> },
  { to: "/supervision", name: "supervision", rights: ["settle_alerts"], icon: <TeamOutlined aria-hidden /> },
  { to: "/callbacks", name: "callbacks", rights: ["work_callbacks"], icon: <PhoneOutlined aria-hidden /> },
  {
    to: "/ledgers/standing",
    name: "standing",
    rights: ["keep_ledgers"],
    icon: <SafetyCertificateOutlined aria-hidden />,
  },
  { to: "/ledgers/training", name: "training", rights: ["keep_ledgers"], icon: <ReadOutlined aria-hidden /> },
  {
    to: "/ledgers/supervision",
    name: "supervisions",
    rights: ["keep_ledgers"],
    icon: <CommentOutlined aria-hidden />,
  },
  { to: "/accounts", name: "accounts", rights: ["manage_accounts"], icon: <UserOutlined aria-hidden /> },
  {
    to: "/settings",
    name: "settings",
    rights: ["read_settings", "manage_settings"],
    icon: <SettingOutlined aria-hidden />,
  },
  { to: "/journal", name: "journal", rights: ["read_journal"], icon: <AuditOutlined aria-hidden /> },
];

/** Those that this person may enter. */
export function useRooms(): readonly Room[] {
  const rights = useMe()?.rights ?? [];
  return ROOMS.filter((room) => room.rights.some((right) => rights.includes(right)));
}
