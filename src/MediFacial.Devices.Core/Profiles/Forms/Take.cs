using MediFacial.Devices.Core.Units;

namespace MediFacial.Devices.Core.Profiles.Forms;

/// <summary>The forms by short names, so that a table of keys reads like the file.</summary>
static class Take
{
    public static readonly Form<string> Name = new Identifier();
    public static readonly Form<string> Text = new FreeText();
    public static readonly Form<bool> Flag = new Flag();
    public static readonly Form<DateOnly> Day = new Day();

    public static Form<int> Whole(int lowest, int highest) => new WholeNumber(lowest, highest);
    public static Form<double> Number(double lowest, double highest) => new PlainNumber(lowest, highest);

    public static Form<T> Measure<T>(double lowest, double highest) where T : struct, IMeasure<T> =>
        new Converted<Quantity, T>(new QuantityForm(T.Dimension, Bounds(T.Dimension, lowest, highest)), quantity => quantity.As<T>());

    public static Form<Range<T>> Span<T>(double lowest, double highest) where T : struct, IMeasure<T> => new Converted<Range<Quantity>, Range<T>>(
        new QuantityRangeForm(T.Dimension, Bounds(T.Dimension, lowest, highest)), range => new(range.Lowest.As<T>(), range.Highest.As<T>()));

    /// <param name="lowest">Text, such as "1 ms".</param>
    public static Form<TimeSpan> Duration(string lowest, string highest) =>
        new Converted<Quantity, TimeSpan>(new QuantityForm(Dimension.Duration, Bounds(lowest, highest)), Time);

    public static Form<Range<TimeSpan>> Durations(string lowest, string highest) => new Converted<Range<Quantity>, Range<TimeSpan>>(
        new QuantityRangeForm(Dimension.Duration, Bounds(lowest, highest)), range => new(Time(range.Lowest), Time(range.Highest)));

    public static readonly Form<Range<Quantity>> AnyRange = new QuantityRangeForm(null);

    public static Form<System.Collections.Immutable.ImmutableArray<T>> List<T>(Form<T> item, int least = 0) => new ListForm<T>(item, least);

    /// <summary>Keys that the writer chooses, each with a value of one form.</summary>
    public static Form<System.Collections.Immutable.ImmutableArray<Named<T>>> Map<T>(string what, Form<string> key, Form<T> value) =>
        new MapForm<T>(what, key, value);

    public static TimeSpan Time(Quantity duration) => TimeSpan.FromTicks((long)Math.Round(duration.Value * TimeSpan.TicksPerSecond));

    static Range<Quantity> Bounds(Dimension dimension, double lowest, double highest) =>
        new(Quantity.Of(lowest, dimension), Quantity.Of(highest, dimension));

    static Range<Quantity> Bounds(string lowest, string highest) =>
        Quantity.TryParse(lowest, out var low) && Quantity.TryParse(highest, out var high)
            ? new(low, high) : throw new ArgumentException($"“{lowest}” to “{highest}” are no durations.");
}
