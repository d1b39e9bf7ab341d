//! Has the pages embedded anew when they were built anew; without a built console the folder is there and empty, and the
//! program compiles and says so in the browser.

fn main() -> std::io::Result<()> {
    let built = "../../operator-console/dist";
    std::fs::create_dir_all(built)?;
    println!("cargo::rerun-if-changed={built}");
    Ok(())
}
