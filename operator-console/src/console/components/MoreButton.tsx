// The next window of a longer list.
import { Button } from "antd";
import { useTranslation } from "react-i18next";

interface Windows {
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage: () => unknown;
}

export function MoreButton({ query }: { query: Windows }) {
  const { t } = useTranslation();
  if (!query.hasNextPage) return null;
  return (
    <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
      {t("loadMore")}
    </Button>
  );
}
