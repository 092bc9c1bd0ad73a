//! Charts as SVG. Each is drawn twice, for wide and for narrow screens, since a drawing that is only made smaller has
//! letters that nobody can read; the stylesheet shows one of them.

mod bars;
mod canvas;
mod dots;
mod frame;
mod lines;
pub(super) mod map;
mod multiples;

use super::choose::{Axis, Chosen};
use super::words::Words;
use canvas::Canvas;

/// The kinds of charts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Line,
    Bar,
    Grouped,
    Stacked,
    SmallMultiples,
    Dot,
}

/// A chart in two sizes.
#[derive(Debug)]
pub(crate) struct Drawing {
    /// For wide screens and paper: SVG.
    pub(crate) wide: String,
    /// For narrow screens.
    pub(crate) narrow: String,
    /// What can be read in them, in order.
    pub(crate) texts: Vec<String>,
}

/// How large a drawing is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Size {
    Wide,
    Narrow,
}

impl Size {
    fn width(self) -> f64 {
        match self {
            Self::Wide => 720.0,
            Self::Narrow => 340.0,
        }
    }

    fn height(self) -> f64 {
        match self {
            Self::Wide => 340.0,
            Self::Narrow => 260.0,
        }
    }
}

impl Kind {
    /// Returns all kinds with their names.
    pub(super) const NAMES: [(&'static str, Kind); 6] = [
        ("line", Kind::Line),
        ("bar", Kind::Bar),
        ("grouped", Kind::Grouped),
        ("stacked", Kind::Stacked),
        ("small-multiples", Kind::SmallMultiples),
        ("dot", Kind::Dot),
    ];
}

/// What a chart is called, and what it shows.
#[derive(Clone, Copy)]
pub(super) struct Caption<'a> {
    pub(super) id: &'a str,
    pub(super) title: &'a str,
    pub(super) sentence: &'a str,
}

/// Draws a chart.
pub(super) fn draw(kind: Kind, chosen: &Chosen<'_>, caption: Caption<'_>, words: &Words<'_>) -> Drawing {
    let (wide, mut texts) = in_size(kind, chosen, caption, words, Size::Wide);
    let (narrow, more) = in_size(kind, chosen, caption, words, Size::Narrow);
    texts.extend(more);
    Drawing { wide, narrow, texts }
}

fn in_size(
    kind: Kind,
    chosen: &Chosen<'_>,
    caption: Caption<'_>,
    words: &Words<'_>,
    size: Size,
) -> (String, Vec<String>) {
    let mut canvas = Canvas::new();
    let height = match (kind, &chosen.axis) {
        (Kind::Line, _) => lines::draw(&mut canvas, chosen, words, size),
        (Kind::SmallMultiples, _) => multiples::draw(&mut canvas, chosen, words, size),
        (Kind::Dot, Axis::Words(names)) => dots::draw(&mut canvas, chosen, names, words, size),
        (Kind::Dot, Axis::Time(periods)) => {
            let names: Vec<String> = periods.iter().map(|period| period.label(words)).collect();
            dots::draw(&mut canvas, chosen, &names, words, size)
        }
        (Kind::Bar | Kind::Grouped | Kind::Stacked, Axis::Time(periods)) => {
            bars::upright(&mut canvas, chosen, periods, kind == Kind::Stacked, words, size)
        }
        (Kind::Bar | Kind::Grouped | Kind::Stacked, Axis::Words(names)) => {
            bars::level(&mut canvas, chosen, names, kind == Kind::Stacked, words, size)
        }
    };
    let class = match size {
        Size::Wide => "figure-wide",
        Size::Narrow => "figure-narrow",
    };
    let id = format!("{}-{class}", caption.id);
    let texts = canvas.texts.clone();
    (canvas.finish((size.width(), height), class, &id, caption.title, caption.sentence), texts)
}
