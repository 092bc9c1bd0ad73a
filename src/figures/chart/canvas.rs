//! A canvas takes shapes and texts and writes them as SVG. What it writes needs no script and no inline style; colours
//! come from the stylesheet, by classes, and without one everything is drawn in the colour of the text.

use std::fmt::Write as _;

/// How wide a letter is on average, in the units of the drawing; texts are set 13 high.
const LETTER: f64 = 7.0;

/// Returns about how wide a text is.
pub(super) fn width(text: &str) -> f64 {
    // No text of a chart has so many letters that a double could not count them.
    text.chars().count() as f64 * LETTER
}

/// Where a text stands beside its place.
#[derive(Clone, Copy)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

/// A rectangle: left, top, width, height.
#[derive(Clone, Copy)]
pub(super) struct Box {
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) width: f64,
    pub(super) height: f64,
}

/// A drawing that is being made.
pub(super) struct Canvas {
    svg: String,
    /// What can be read in it, in order.
    pub(super) texts: Vec<String>,
}

/// How series are told apart besides their colours: dashes of lines, by number of the series.
const DASHES: [&str; 4] = ["", "8 4", "2 3", "10 3 2 3"];

impl Canvas {
    pub(super) fn new() -> Self {
        Self { svg: String::new(), texts: Vec::new() }
    }

    /// Writes the whole drawing, with its name and what it shows for who cannot see it.
    pub(super) fn finish(
        self,
        size: (f64, f64),
        class: &str,
        id: &str,
        title: &str,
        sentence: &str,
    ) -> String {
        let mut out = String::new();
        let (width, height) = (number(size.0), number(size.1));
        let _written = write!(
            out,
            "<svg class=\"figure-svg {class}\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" \
             role=\"img\" aria-labelledby=\"{id}-title {id}-desc\" font-size=\"13\" fill=\"none\" \
             stroke=\"currentColor\">"
        );
        for (name, text) in [("title", title), ("desc", sentence)] {
            let _written = write!(out, "<{name} id=\"{id}-{name}\">");
            escape(text, &mut out);
            let _written = write!(out, "</{name}>");
        }
        out.push_str(&self.svg);
        out.push_str("</svg>");
        out
    }

    /// Writes a text.
    pub(super) fn text(&mut self, at: (f64, f64), anchor: Anchor, class: &str, text: &str) {
        let anchor = match anchor {
            Anchor::Start => "",
            Anchor::Middle => " text-anchor=\"middle\"",
            Anchor::End => " text-anchor=\"end\"",
        };
        let class = if class.is_empty() { String::new() } else { format!(" class=\"{class}\"") };
        self.push(&format!(
            "<text x=\"{}\" y=\"{}\"{anchor}{class} fill=\"currentColor\" stroke=\"none\">",
            number(at.0),
            number(at.1)
        ));
        escape(text, &mut self.svg);
        self.push("</text>");
        self.texts.push(text.to_owned());
    }

    /// Draws a straight line.
    pub(super) fn line(&mut self, from: (f64, f64), to: (f64, f64), class: &str) {
        let d = format!("M{} {}L{} {}", number(from.0), number(from.1), number(to.0), number(to.1));
        self.push(&format!("<path class=\"{class}\" d=\"{d}\"/>"));
    }

    /// Draws the line of a series.
    pub(super) fn polyline(&mut self, points: &[(f64, f64)], series: usize) {
        let mut d = String::new();
        for (at, (x, y)) in points.iter().enumerate() {
            let _written = write!(d, "{}{} {}", if at == 0 { 'M' } else { 'L' }, number(*x), number(*y));
        }
        let dash = DASHES[series % DASHES.len()];
        let dash = if dash.is_empty() { String::new() } else { format!(" stroke-dasharray=\"{dash}\"") };
        self.push(&format!(
            "<path class=\"figure-line {}\"{dash} stroke-width=\"2.5\" d=\"{d}\"/>",
            class(series)
        ));
    }

    /// Draws the marker of a series: a circle, a square, a triangle or a diamond; hollow, if the number is not final.
    pub(super) fn marker(&mut self, at: (f64, f64), series: usize, is_hollow: bool) {
        let (x, y) = at;
        let r = 4.5;
        let p = |dx: f64, dy: f64| format!("{} {}", number(x + dx), number(y + dy));
        let d = match series % 4 {
            0 => format!("M{}a{r} {r} 0 1 0 {} 0a{r} {r} 0 1 0 -{} 0", p(-r, 0.0), 2.0 * r, 2.0 * r),
            1 => format!("M{}L{}L{}L{}Z", p(-4.0, -4.0), p(4.0, -4.0), p(4.0, 4.0), p(-4.0, 4.0)),
            2 => format!("M{}L{}L{}Z", p(0.0, -5.5), p(5.0, 4.0), p(-5.0, 4.0)),
            _ => format!("M{}L{}L{}L{}Z", p(0.0, -6.0), p(5.5, 0.0), p(0.0, 6.0), p(-5.5, 0.0)),
        };
        let kind = if is_hollow { "figure-hollow" } else { "figure-marker" };
        let fill = if is_hollow { "none" } else { "currentColor" };
        self.push(&format!(
            "<path class=\"{kind} {}\" fill=\"{fill}\" stroke-width=\"2\" d=\"{d}\"/>",
            class(series)
        ));
    }

    /// Draws a bar of a series, hatched after its number; hollow, if the number is not final.
    pub(super) fn bar(&mut self, place: Box, series: usize, is_hollow: bool) {
        if place.width <= 0.0 || place.height <= 0.0 {
            return;
        }
        let d = rectangle(place);
        if is_hollow {
            let class = class(series);
            self.push(&format!("<path class=\"figure-hollow {class}\" stroke-dasharray=\"4 3\" d=\"{d}\"/>"));
            return;
        }
        let fill = if series == 0 { "figure-solid" } else { "figure-tint" };
        let plain = if series == 0 { "currentColor" } else { "none" };
        self.push(&format!("<path class=\"{fill} {}\" fill=\"{plain}\" d=\"{d}\"/>", class(series)));
        let hatch = hatch(place, series);
        if !hatch.is_empty() {
            self.push(&format!("<path class=\"figure-hatch {}\" d=\"{hatch}\"/>", class(series)));
        }
    }

    /// Draws an area of several rings, in the shade of a class; hatched by its outline alone, if it has no number.
    pub(super) fn area(&mut self, rings: &[Vec<(f64, f64)>], class: Option<usize>) {
        let mut d = String::new();
        for ring in rings {
            for (at, (x, y)) in ring.iter().enumerate() {
                let _written = write!(d, "{}{} {}", if at == 0 { 'M' } else { 'L' }, number(*x), number(*y));
            }
            d.push('Z');
        }
        let class = class.map_or_else(|| "figure-none\" stroke-dasharray=\"4 3".to_owned(), shade);
        self.push(&format!("<path class=\"figure-area {class}\" fill-rule=\"evenodd\" d=\"{d}\"/>"));
    }

    /// Draws a sample of a class.
    pub(super) fn shade(&mut self, place: Box, class: usize) {
        let d = rectangle(place);
        self.push(&format!("<path class=\"figure-area {}\" d=\"{d}\"/>", shade(class)));
    }

    fn push(&mut self, svg: &str) {
        self.svg.push_str(svg);
    }
}

/// Returns the path around a rectangle.
fn rectangle(place: Box) -> String {
    let Box { left, top, width, height } = place;
    let (width, height) = (number(width), number(height));
    format!("M{} {}h{width}v{height}h-{width}Z", number(left), number(top))
}

/// Returns the class of a shade and, for where there is no stylesheet, how dark it is.
fn shade(class: usize) -> String {
    const DARK: [&str; 5] = [".1", ".28", ".46", ".64", ".82"];
    format!(
        "figure-c{}\" fill=\"currentColor\" fill-opacity=\"{}",
        class + 1,
        DARK[class.min(DARK.len() - 1)]
    )
}

/// Returns the class of a series.
fn class(series: usize) -> String {
    format!("figure-s{}", series + 1)
}

/// Returns the lines that tell a bar's series: none, diagonal, level, upright.
fn hatch(place: Box, series: usize) -> String {
    const GAP: f64 = 6.0;
    let Box { left, top, width, height } = place;
    let (right, bottom) = (left + width, top + height);
    let mut d = String::new();
    // Whole numbers, and lengths instead of ends: a chart has hundreds of these lines.
    let mut stroke = |from: (f64, f64), to: (f64, f64)| {
        let (x, y) = (from.0.ceil(), from.1.round());
        let _written = write!(d, "M{x} {y}l{} {}", (to.0 - x).floor(), (to.1 - from.1).round());
    };
    let (from, to) = match series % 4 {
        0 => return d,
        1 => (left + top, right + bottom),
        2 => (top, bottom),
        _ => (left, right),
    };
    let mut at = from + GAP;
    while at < to {
        match series % 4 {
            1 => {
                let (low, high) = ((at - bottom).max(left), (at - top).min(right));
                stroke((low, at - low), (high, at - high));
            }
            2 => stroke((left, at), (right, at)),
            _ => stroke((at, top), (at, bottom)),
        }
        at += GAP;
    }
    d
}

/// Writes a coordinate: a tenth of a unit is finer than can be seen.
fn number(number: f64) -> String {
    let text = format!("{number:.1}");
    let text = text.strip_suffix(".0").unwrap_or(&text);
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            _ => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_stay_texts() {
        let mut canvas = Canvas::new();
        canvas.text((1.0, 2.0), Anchor::Start, "", "<b> & \"c\"");
        let svg = canvas.finish((10.0, 10.0), "x", "d1", "<i>", "1 < 2");
        assert!(svg.contains("&lt;b&gt; &amp; \"c\""));
        assert!(svg.contains("<title id=\"d1-title\">&lt;i&gt;</title>"));
    }

    #[test]
    fn hatches_stay_within_their_bar() {
        let place = Box { left: 10.0, top: 20.0, width: 31.0, height: 14.0 };
        for series in 1..4 {
            let hatch = hatch(place, series);
            assert!(!hatch.is_empty());
            for line in hatch.split('M').filter(|line| !line.is_empty()) {
                let numbers = line.split([' ', 'l']).map(|number| number.parse().expect("a number"));
                let numbers: Vec<f64> = numbers.collect();
                let (x, y) = (numbers[0] + numbers[2], numbers[1] + numbers[3]);
                for (x, y) in [(numbers[0], numbers[1]), (x, y)] {
                    assert!((9.0..=42.0).contains(&x) && (19.0..=35.0).contains(&y), "{line}");
                }
            }
        }
    }
}
