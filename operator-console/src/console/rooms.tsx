// Pages of the console, and the rights that lead to each.
import {
  AimOutlined,
  AlertOutlined,
  ApartmentOutlined,
  ApiOutlined,
  AuditOutlined,
  BankOutlined,
  BarChartOutlined,
  BookOutlined,
  CalendarOutlined,
  CommentOutlined,
  CustomerServiceOutlined,
  DashboardOutlined,
  DeleteOutlined,
  DiffOutlined,
  EyeOutlined,
  FileSearchOutlined,
  FileTextOutlined,
  FormOutlined,
  FundOutlined,
  IdcardOutlined,
  LineChartOutlined,
  MailOutlined,
  NotificationOutlined,
  PercentageOutlined,
  PhoneOutlined,
  ReadOutlined,
  SafetyCertificateOutlined,
  ScheduleOutlined,
  SendOutlined,
  SettingOutlined,
  ShareAltOutlined,
  SolutionOutlined,
  StopOutlined,
  TableOutlined,
  TeamOutlined,
  ThunderboltOutlined,
  UserOutlined,
} from "@ant-design/icons";
import type { Right } from "../protocol/generated";
import { useMe } from "./sign-in";

/** Rooms that stand together under one way in. */
export type Group = "floor" | "crisis" | "care" | "registry" | "ledgers" | "figures" | "review";

export const GROUP_ICONS: Record<Group, React.ReactNode> = {
  floor: <TeamOutlined aria-hidden />,
  crisis: <SendOutlined aria-hidden />,
  care: <ShareAltOutlined aria-hidden />,
  registry: <IdcardOutlined aria-hidden />,
  ledgers: <SafetyCertificateOutlined aria-hidden />,
  figures: <BarChartOutlined aria-hidden />,
  review: <FileSearchOutlined aria-hidden />,
};

export interface Room {
  to:
    | "/"
    | "/supervision"
    | "/blocks"
    | "/library"
    | "/dispatches"
    | "/emergencies"
    | "/dispatch-figures"
    | "/teams"
    | "/cases"
    | "/referrals"
    | "/institutions"
    | "/exchange"
    | "/patients"
    | "/visits"
    | "/indicators"
    | "/disclosed"
    | "/list-exchanges"
    | "/disclosures"
    | "/calls"
    | "/ledgers/standing"
    | "/ledgers/training"
    | "/ledgers/supervision"
    | "/outbox"
    | "/compliance"
    | "/kpis"
    | "/reports"
    | "/review/reviews"
    | "/review/search"
    | "/review/month"
    | "/review/samples"
    | "/review/incidents"
    | "/erasures"
    | "/readings"
    | "/accounts"
    | "/settings"
    | "/journal";
  name:
    | "workspace"
    | "supervision"
    | "blocks"
    | "library"
    | "dispatches"
    | "emergencies"
    | "dispatchFigures"
    | "teams"
    | "cases"
    | "referrals"
    | "institutions"
    | "exchange"
    | "patients"
    | "visits"
    | "indicators"
    | "disclosed"
    | "listExchanges"
    | "disclosures"
    | "calls"
    | "standing"
    | "training"
    | "supervisions"
    | "outbox"
    | "compliance"
    | "kpis"
    | "reports"
    | "reviews"
    | "finder"
    | "month"
    | "samples"
    | "incidents"
    | "erasures"
    | "readings"
    | "accounts"
    | "settings"
    | "journal";
  rights: readonly Right[];
  group?: Group;
  icon: React.ReactNode;
}

export const ROOMS: readonly Room[] = [
  { to: "/", name: "workspace", rights: ["answer_sessions"], icon: <CustomerServiceOutlined aria-hidden /> },
  {
    to: "/supervision",
    name: "supervision",
    rights: ["settle_alerts"],
    group: "floor",
    icon: <DashboardOutlined aria-hidden />,
  },
  {
    to: "/blocks",
    name: "blocks",
    rights: ["supervise_sessions"],
    group: "floor",
    icon: <StopOutlined aria-hidden />,
  },
  {
    to: "/library",
    name: "library",
    rights: ["edit_library"],
    group: "floor",
    icon: <BookOutlined aria-hidden />,
  },
  {
    to: "/dispatches",
    name: "dispatches",
    rights: ["see_dispatches"],
    group: "crisis",
    icon: <SendOutlined aria-hidden />,
  },
  {
    to: "/emergencies",
    name: "emergencies",
    rights: ["direct_dispatches"],
    group: "crisis",
    icon: <ThunderboltOutlined aria-hidden />,
  },
  {
    to: "/dispatch-figures",
    name: "dispatchFigures",
    rights: ["direct_dispatches"],
    group: "crisis",
    icon: <FundOutlined aria-hidden />,
  },
  {
    to: "/teams",
    name: "teams",
    rights: ["keep_teams", "go_out"],
    group: "crisis",
    icon: <ApartmentOutlined aria-hidden />,
  },
  {
    to: "/cases",
    name: "cases",
    rights: ["suspect_cases"],
    group: "care",
    icon: <SolutionOutlined aria-hidden />,
  },
  {
    to: "/referrals",
    name: "referrals",
    rights: ["receive_referrals", "chase_referrals"],
    group: "care",
    icon: <ShareAltOutlined aria-hidden />,
  },
  {
    to: "/institutions",
    name: "institutions",
    rights: ["keep_institutions", "receive_referrals", "chase_referrals"],
    group: "care",
    icon: <BankOutlined aria-hidden />,
  },
  {
    to: "/exchange",
    name: "exchange",
    rights: ["keep_institutions", "chase_referrals"],
    group: "care",
    icon: <ApiOutlined aria-hidden />,
  },
  {
    to: "/patients",
    name: "patients",
    rights: ["keep_registry"],
    group: "registry",
    icon: <IdcardOutlined aria-hidden />,
  },
  {
    to: "/visits",
    name: "visits",
    rights: ["keep_registry"],
    group: "registry",
    icon: <ScheduleOutlined aria-hidden />,
  },
  {
    to: "/indicators",
    name: "indicators",
    rights: ["see_indicators"],
    group: "registry",
    icon: <PercentageOutlined aria-hidden />,
  },
  {
    to: "/disclosed",
    name: "disclosed",
    rights: ["see_disclosures"],
    group: "registry",
    icon: <NotificationOutlined aria-hidden />,
  },
  {
    to: "/list-exchanges",
    name: "listExchanges",
    rights: ["see_disclosures"],
    group: "registry",
    icon: <DiffOutlined aria-hidden />,
  },
  {
    to: "/disclosures",
    name: "disclosures",
    rights: ["read_disclosures"],
    group: "registry",
    icon: <NotificationOutlined aria-hidden />,
  },
  { to: "/calls", name: "calls", rights: ["work_callbacks"], icon: <PhoneOutlined aria-hidden /> },
  {
    to: "/review/reviews",
    name: "reviews",
    rights: ["review_sessions"],
    group: "review",
    icon: <FormOutlined aria-hidden />,
  },
  {
    to: "/review/search",
    name: "finder",
    rights: ["review_sessions"],
    group: "review",
    icon: <FileSearchOutlined aria-hidden />,
  },
  {
    to: "/review/month",
    name: "month",
    rights: ["keep_ledgers"],
    group: "review",
    icon: <CalendarOutlined aria-hidden />,
  },
  {
    to: "/review/samples",
    name: "samples",
    rights: ["review_sessions"],
    group: "review",
    icon: <AimOutlined aria-hidden />,
  },
  {
    to: "/review/incidents",
    name: "incidents",
    rights: ["review_sessions"],
    group: "review",
    icon: <AlertOutlined aria-hidden />,
  },
  {
    to: "/ledgers/standing",
    name: "standing",
    rights: ["keep_ledgers"],
    group: "ledgers",
    icon: <SafetyCertificateOutlined aria-hidden />,
  },
  {
    to: "/ledgers/training",
    name: "training",
    rights: ["keep_ledgers"],
    group: "ledgers",
    icon: <ReadOutlined aria-hidden />,
  },
  {
    to: "/ledgers/supervision",
    name: "supervisions",
    rights: ["keep_ledgers"],
    group: "ledgers",
    icon: <CommentOutlined aria-hidden />,
  },
  {
    to: "/outbox",
    name: "outbox",
    rights: ["settle_alerts"],
    group: "ledgers",
    icon: <MailOutlined aria-hidden />,
  },
  {
    to: "/compliance",
    name: "compliance",
    rights: ["keep_ledgers"],
    group: "figures",
    icon: <TableOutlined aria-hidden />,
  },
  {
    to: "/kpis",
    name: "kpis",
    rights: ["keep_reports"],
    group: "figures",
    icon: <LineChartOutlined aria-hidden />,
  },
  {
    to: "/reports",
    name: "reports",
    rights: ["keep_reports"],
    group: "figures",
    icon: <FileTextOutlined aria-hidden />,
  },
  { to: "/accounts", name: "accounts", rights: ["manage_accounts"], icon: <UserOutlined aria-hidden /> },
  {
    to: "/settings",
    name: "settings",
    rights: ["read_settings", "manage_settings"],
    icon: <SettingOutlined aria-hidden />,
  },
  {
    to: "/erasures",
    name: "erasures",
    rights: ["erase_callers"],
    icon: <DeleteOutlined aria-hidden />,
  },
  { to: "/readings", name: "readings", rights: ["read_journal"], icon: <EyeOutlined aria-hidden /> },
  { to: "/journal", name: "journal", rights: ["read_journal"], icon: <AuditOutlined aria-hidden /> },
];

/** The room that an address is in. */
export const roomAt = (path: string): Room | undefined =>
  ROOMS.find(({ to }) => (to === "/" ? path === "/" : path.startsWith(to)));

/** Those that this person may enter. */
export function useRooms(): readonly Room[] {
  const rights = useMe()?.rights ?? [];
  return ROOMS.filter((room) => room.rights.some((right) => rights.includes(right)));
}
