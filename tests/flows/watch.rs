//! A worker that dies silently must be noticed from outside.

use reqwest::{Method, StatusCode};
use xinqiao::watch::Name;
use xinqiao_tests::{Hotline, seconds};

#[tokio::test]
async fn does_a_worker_die_without_anybody_noticing() {
    let hotline = Hotline::open().await;
    let ready = || hotline.send(Method::GET, "/readyz", None, None::<&()>);
    assert_eq!(ready().await.0, StatusCode::OK);
    // On one database file nobody follows another node's journal: this worker ticks once, and never again.
    hotline.inside(0).app.watch.ticked(Name::Follow, hotline.now());
    assert_eq!(ready().await.0, StatusCode::OK);
    hotline.fast_forward(seconds(11));
    let (status, text) = ready().await;
    assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(text.contains("follow"), "says which: {text}");
    assert_eq!(
        hotline.send(Method::GET, "/healthz", None, None::<&()>).await.0,
        StatusCode::OK,
        "it lives all the same"
    );
    hotline.inside(0).app.watch.ticked(Name::Follow, hotline.now());
    let text = ready().await.1;
    assert!(!text.contains("follow"), "it ticks again: {text}");
    hotline.close().await;
}
