//! The font of the pages: Noto Sans S Chinese (SIL Open Font License 1.1), embedded when the program is built.

use ttf_parser::Face;

/// Empty where the console's packages were not there when the program was built.
static BUILT_IN: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/print-font.otf"));

/// The program was built without a font.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the program was built without a font for print")]
pub struct NoFont;

/// A font with its measures.
pub(super) struct Font {
    face: Face<'static>,
    file: &'static [u8],
}

/// What a PDF asks of a font, in thousandths of its size.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Measures {
    pub ascent: f32,
    pub descent: f32,
    pub cap_height: f32,
    pub bbox: [f32; 4],
}

impl Font {
    /// The one that comes with the program.
    pub(super) fn built_in() -> Result<Self, NoFont> {
        Face::parse(BUILT_IN, 0).map(|face| Self { face, file: BUILT_IN }).map_err(|_| NoFont)
    }

    /// Its file.
    pub(super) fn file(&self) -> &'static [u8] {
        self.file
    }

    /// The glyph of a character; that of a missing one where the font has none.
    pub(super) fn glyph(&self, letter: char) -> u16 {
        self.face.glyph_index(letter).map_or(0, |glyph| glyph.0)
    }

    /// How wide a glyph is, in thousandths of the size.
    pub(super) fn advance(&self, glyph: u16) -> f32 {
        let advance = self.face.glyph_hor_advance(ttf_parser::GlyphId(glyph)).unwrap_or_default();
        self.thousandths(f32::from(advance))
    }

    /// How wide a text of this size is, in points.
    pub(super) fn width(&self, text: &str, size: f32) -> f32 {
        let thousandths: f32 = text.chars().map(|letter| self.advance(self.glyph(letter))).sum();
        thousandths * size / 1_000.0
    }

    pub(super) fn measures(&self) -> Measures {
        let bbox = self.face.global_bounding_box();
        let of = |value: i16| self.thousandths(f32::from(value));
        Measures {
            ascent: of(self.face.ascender()),
            descent: of(self.face.descender()),
            cap_height: of(self.face.capital_height().unwrap_or(self.face.ascender())),
            bbox: [of(bbox.x_min), of(bbox.y_min), of(bbox.x_max), of(bbox.y_max)],
        }
    }

    fn thousandths(&self, units: f32) -> f32 {
        units * 1_000.0 / f32::from(self.face.units_per_em())
    }
}
