using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace MediFacial.Devices.Scenarios.Suites.Reports;

/// <summary>One line of a plot. A gap where a value is missing.</summary>
/// <param name="Style">Class of the style sheet: true, reading, second, set, limit.</param>
/// <param name="Stepped">What is set stays until it is set anew.</param>
sealed record PlotLine(string Name, string Style, IReadOnlyList<(double Seconds, double? Value)> Points, bool Stepped = false);

/// <summary>One channel over time.</summary>
sealed record PlotPanel(string Title, string Unit, ImmutableArray<PlotLine> Lines);

/// <summary>A stretch of time with a name: a step, an alarm.</summary>
sealed record PlotSpan(string Name, string Style, double From, double To);

/// <summary>Channels, spans and marks on one time axis, as SVG that needs nothing else.</summary>
sealed class Plot(double seconds, ImmutableArray<PlotSpan> steps, ImmutableArray<PlotSpan> alarms, ImmutableArray<(double Seconds, string What)> marks)
{
    const double Left = 64, Width = 1000, Height = 120, Gap = 26, Band = 18;

    readonly StringBuilder _svg = new();
    double _y;

    public string Draw(IEnumerable<PlotPanel> panels)
    {
        var shown = panels.ToList();
        Bands(steps, "Steps");
        var top = _y;
        foreach (var panel in shown) Panel(panel);
        Bands(alarms, "Alarms");
        Axis();
        Marks(top);
        return $"""<svg viewBox="0 0 {N(Left + Width + 12)} {N(_y)}" role="img" aria-label="Channels over time">{_svg}</svg>""";
    }

    void Panel(PlotPanel panel)
    {
        var values = panel.Lines.SelectMany(line => line.Points).Select(point => point.Value).OfType<double>().ToList();
        var (low, high) = values.Count == 0 ? (0, 1) : (Math.Min(0, values.Min()), Math.Max(values.Max() * 1.08, 1e-6));
        if (values.Count > 0 && values.Min() > 15) low = Math.Floor(values.Min() * 0.95);
        _y += Gap;
        Text(Left, _y - 8, panel.Title, "title");
        var x = Left + 190;
        foreach (var line in panel.Lines)
        {
            _svg.Append($"""<line class="{line.Style}" x1="{N(x)}" x2="{N(x + 18)}" y1="{N(_y - 12)}" y2="{N(_y - 12)}"/>""");
            Text(x + 23, _y - 8, line.Name, "key");
            x += 40 + (line.Name.Length * 6.4);
        }
        _svg.Append($"""<rect class="frame" x="{N(Left)}" y="{N(_y)}" width="{N(Width)}" height="{N(Height)}"/>""");
        foreach (var tick in Ticks(low, high, 4))
        {
            var at = Y(tick);
            _svg.Append($"""<line class="grid" x1="{N(Left)}" x2="{N(Left + Width)}" y1="{N(at)}" y2="{N(at)}"/>""");
            _svg.Append($"""<text class="tick" text-anchor="end" x="{N(Left - 6)}" y="{N(at + 4)}">{N(tick)}</text>""");
        }
        _svg.Append($"""<text class="unit" text-anchor="end" x="{N(Left - 6)}" y="{N(_y - 8)}">{Escape(panel.Unit)}</text>""");
        foreach (var line in panel.Lines) Line(line, Y);
        _y += Height;

        double Y(double value) => _y + Height - ((value - low) / (high - low) * Height);
    }

    // Per pixel the lowest and the highest value: no peak is lost, and a day is no larger than a minute.
    void Line(PlotLine line, Func<double, double> y)
    {
        var path = new StringBuilder();
        var (column, low, high, last) = (-1, 0.0, 0.0, (double?)null);
        var open = false;
        foreach (var (at, value) in line.Points)
        {
            var here = (int)(at / seconds * Width);
            if (value is not { } number)
            {
                Flush();
                (open, last, column) = (false, null, -1);
                continue;
            }
            if (here != column)
            {
                Flush();
                if (line.Stepped && last is { } before && open) path.Append($"L{N(Left + here)} {N(y(before))}");
                (column, low, high) = (here, number, number);
            }
            (low, high, last) = (Math.Min(low, number), Math.Max(high, number), number);
        }
        Flush();
        _svg.Append($"""<path class="{line.Style}" d="{path}"/>""");

        void Flush()
        {
            if (column < 0) return;
            path.Append(open ? 'L' : 'M').Append($"{N(Left + column)} {N(y(low))}");
            if (high > low) path.Append($"L{N(Left + column)} {N(y(high))}L{N(Left + column)} {N(y(last!.Value))}");
            open = true;
        }
    }

    void Bands(ImmutableArray<PlotSpan> spans, string title)
    {
        if (spans.IsEmpty) return;
        _y += Gap;
        Text(Left, _y - 8, title, "title");
        // A name each row, so that nothing lies over anything else; steps follow each other and share one.
        var rows = title == "Steps" ? [.. spans.Select(_ => 0)] : spans.Select(span => spans.Select(each => each.Name).Distinct().ToList().IndexOf(span.Name)).ToList();
        for (var index = 0; index < spans.Length; index++)
        {
            var span = spans[index];
            var (x, width) = (Left + (span.From / seconds * Width), Math.Max(2, (span.To - span.From) / seconds * Width));
            var y = _y + (rows[index] * (Band + 2));
            _svg.Append($"""<g><title>{Escape(span.Name)}</title><rect class="{span.Style}" x="{N(x)}" y="{N(y)}" width="{N(width)}" height="{N(Band)}" rx="3"/>""");
            if (title != "Steps") Text(Math.Min(x + 5, Left + Width - (span.Name.Length * 6.2)), y + 13, span.Name, "band");
            else if (width > span.Name.Length * 6.4) Text(x + 5, y + 13, span.Name, "band");
            _svg.Append("</g>");
        }
        _y += (rows.Max() + 1) * (Band + 2);
    }

    void Axis()
    {
        _y += 16;
        foreach (var tick in Ticks(0, seconds, 10))
        {
            var x = Left + (tick / seconds * Width);
            _svg.Append($"""<text class="tick" text-anchor="middle" x="{N(x)}" y="{N(_y)}">{Clock(tick)}</text>""");
        }
        _y += 8;
    }

    void Marks(double top)
    {
        var lowest = _y;
        var row = 0;
        foreach (var (at, what) in marks)
        {
            var x = Left + (at / seconds * Width);
            _svg.Append($"""<line class="mark" x1="{N(x)}" x2="{N(x)}" y1="{N(top)}" y2="{N(lowest - 22)}"/>""");
            var y = lowest + 12 + (row % 6 * 14);
            var right = x > Left + (Width * 0.6);
            _svg.Append($"""<text class="event" text-anchor="{(right ? "end" : "start")}" x="{N(right ? x - 3 : x + 3)}" y="{N(y)}">{Escape(what)}</text>""");
            _svg.Append($"""<line class="lead" x1="{N(x)}" x2="{N(x)}" y1="{N(lowest - 22)}" y2="{N(y)}"/>""");
            row++;
        }
        if (row > 0) _y += (Math.Min(row, 6) * 14) + 8;
    }

    void Text(double x, double y, string text, string style) => _svg.Append($"""<text class="{style}" x="{N(x)}" y="{N(y)}">{Escape(text)}</text>""");

    static IEnumerable<double> Ticks(double low, double high, int about)
    {
        var raw = (high - low) / about;
        var power = 1.0;
        while (power * 10 <= raw) power *= 10;
        while (power > raw) power /= 10;
        var step = new[] { 1, 2, 5, 10 }.First(each => each * power >= raw) * power;
        for (var tick = Math.Ceiling(low / step) * step; tick <= high + (step / 1000); tick += step) yield return tick;
    }

    static string Clock(double seconds) => seconds < 600 ? $"{N(seconds)} s" : $"{N(seconds / 60)} min";

    static string N(double number) => Math.Round(number, 2).ToString(CultureInfo.InvariantCulture);

    static string Escape(string text) => System.Net.WebUtility.HtmlEncode(text);
}
