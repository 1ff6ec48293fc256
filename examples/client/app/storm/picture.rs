//! The storm as a picture.

use std::error::Error;

use plotters::prelude::*;

use super::{OUTAGE, Storm};

const SIZE: (u32, u32) = (800, 400);

/// As wide as what is interesting, in seconds.
const SHOWN: std::ops::Range<f64> = 15.0..45.0;

const COLOURS: [RGBColor; 5] = [
    RGBColor(0x88, 0x88, 0x88),
    RGBColor(0xd5, 0x2b, 0x1e),
    RGBColor(0xe6, 0x9f, 0x00),
    RGBColor(0x00, 0x72, 0xb2),
    RGBColor(0x00, 0x9e, 0x73),
];

/// Requests a second over time, a line a storm, as SVG.
///
/// # Errors
///
/// If it can't be drawn.
pub fn draw(storms: &[Storm]) -> Result<String, Box<dyn Error + Send + Sync>> {
    let mut svg = String::new();
    let area = SVGBackend::with_string(&mut svg, SIZE).into_drawing_area();
    area.fill(&WHITE)?;
    let most = storms.iter().map(Storm::spike).max().unwrap_or_default() * 10;
    let mut chart = ChartBuilder::on(&area)
        .margin(10)
        .x_label_area_size(35)
        .y_label_area_size(55)
        .build_cartesian_2d(SHOWN, 0.0..f64::from(most))?;
    chart.configure_mesh().x_desc("seconds").y_desc("requests a second").disable_x_mesh().draw()?;
    let (begin, end) = (OUTAGE.0.as_secs_f64(), OUTAGE.1.as_secs_f64());
    let outage = Rectangle::new([(begin, 0.0), (end, f64::from(most))], BLACK.mix(0.07).filled());
    chart.draw_series([outage])?;
    for (storm, colour) in storms.iter().zip(COLOURS) {
        let points = (0u32..)
            .zip(&storm.seen)
            .map(|(step, seen)| (f64::from(step) / 10.0, f64::from(*seen) * 10.0));
        let points = points.filter(|(second, _)| SHOWN.contains(second));
        chart
            .draw_series(LineSeries::new(points, colour.stroke_width(2)))?
            .label(storm.way.name())
            .legend(move |(x, y)| PathElement::new([(x, y), (x + 15, y)], colour.stroke_width(2)));
    }
    chart.configure_series_labels().border_style(BLACK.mix(0.3)).draw()?;
    drop(chart);
    area.present()?;
    drop(area);
    Ok(svg)
}
