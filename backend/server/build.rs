//! Has the pages embedded anew when they were built anew; without a built console the folder is there and empty, and the
//! program compiles and says so in the browser. The font for print comes with the console's packages; without them the
//! program compiles and makes no PDF.

use std::path::Path;

const PAGES: &str = "../../operator-console/dist";
/// Noto Sans S Chinese, SIL Open Font License 1.1.
const FONT: &str = "../../operator-console/node_modules/@embedpdf/fonts-sc/fonts/NotoSansHans-Regular.otf";

fn main() -> std::io::Result<()> {
    std::fs::create_dir_all(PAGES)?;
    println!("cargo::rerun-if-changed={PAGES}");
    println!("cargo::rerun-if-changed={FONT}");
    let font = if Path::new(FONT).exists() { std::fs::read(FONT)? } else { Vec::new() };
    let out = std::env::var("OUT_DIR").map_err(std::io::Error::other)?;
    std::fs::write(Path::new(&out).join("print-font.otf"), font)
}
