//! Stories of what leaves the house begin with a team, a mail server and a gateway at the far end.

/// Asks the same story of both databases, with a team and every way out.
macro_rules! with_ways_out {
    ($($story:ident),+ $(,)?) => {$(
        mod $story {
            use xinqiao_tests::Base;

            #[tokio::test]
            async fn on_sqlite() {
                on(Base::Sqlite).await;
            }

            #[tokio::test]
            async fn on_postgres() {
                on(Base::Postgres).await;
            }

            async fn on(base: Base) {
                let (smtp, gateway) = (xinqiao_tests::Smtp::open().await, xinqiao_tests::Gateway::open().await);
                let out = xinqiao_tests::WaysOut { smtp: &smtp, gateway: &gateway };
                let Some(mut hotline) = xinqiao_tests::Hotline::open_with_ways_out(base, out).await else { return };
                let team = hotline.crisis_team().await;
                super::$story(hotline, smtp, gateway, team).await;
            }
        }
    )+};
}
