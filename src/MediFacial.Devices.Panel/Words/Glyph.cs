namespace MediFacial.Devices.Panel.Words;

public enum Glyph : byte
{
    Home, History, Simulator, Stop, Check, Alert, Info, Play, Pause, Next, Skip, Plus, Minus, Back, Hand, Light, Steam, Suction, Link, LinkBroken,
    Clock, Eye, Person, Door, Theme, Sound, Up, Down, Dot, Ring, Close, Tick, Wait, Pedal,
    Laser, Unlocked, Mute, Probe,
}

/// <summary>Icons as strokes on a 24 × 24 grid, drawn for this panel.</summary>
public static class Glyphs
{
    public static string Path(Glyph glyph) => glyph switch
    {
        Glyph.Home => "M4 11 12 4l8 7M6 9.5V20h12V9.5M10 20v-6h4v6",
        Glyph.History => "M4 12a8 8 0 1 0 2.6-5.9M4 4v4h4M12 7.5V12l3 2",
        Glyph.Simulator => "M9 3h6M10 3v6l-5 9a2 2 0 0 0 1.8 3h10.4A2 2 0 0 0 19 18l-5-9V3M7.5 15h9",
        Glyph.Stop => "M8 3h8l5 5v8l-5 5H8l-5-5V8z",
        Glyph.Check => "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M8 12.2l2.8 2.8L16 9.5",
        Glyph.Alert => "M12 4 2.8 20h18.4zM12 10v4.5M12 17.2v.3",
        Glyph.Info => "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 11v5.5M12 7.6v.3",
        Glyph.Play => "M8 5l11 7-11 7z",
        Glyph.Pause => "M8.5 5v14M15.5 5v14",
        Glyph.Next => "M5 12h14M13 6l6 6-6 6",
        Glyph.Skip => "M5 6l8 6-8 6zM18 6v12",
        Glyph.Plus => "M12 5v14M5 12h14",
        Glyph.Minus => "M5 12h14",
        Glyph.Back => "M19 12H5M11 6l-6 6 6 6",
        Glyph.Hand => "M8 12V5.5a1.5 1.5 0 0 1 3 0V11m0-6.5a1.5 1.5 0 0 1 3 0V11m0-4.5a1.5 1.5 0 0 1 3 0V15a6 6 0 0 1-6 6c-3 0-4.2-1.6-5.6-4L4 14.2a1.5 1.5 0 0 1 2.5-1.5L8 14.5",
        Glyph.Light => "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8M12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4",
        Glyph.Steam => "M7 20h10M8 16c-2-2 2-4 0-6s2-4 0-6M12 16c-2-2 2-4 0-6s2-4 0-6M16 16c-2-2 2-4 0-6s2-4 0-6",
        Glyph.Suction => "M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16M12 12l4-4M12 12v.01M5.5 17.5h13",
        Glyph.Link => "M10 14a4 4 0 0 0 5.7 0l3-3a4 4 0 0 0-5.7-5.7l-1.2 1.2M14 10a4 4 0 0 0-5.7 0l-3 3a4 4 0 0 0 5.7 5.7l1.2-1.2",
        Glyph.LinkBroken => "M14 17l-3 1.7a4 4 0 0 1-5.7-5.7L7 11.2M10 7l3-1.7a4 4 0 0 1 5.7 5.7L17 12.8M4 4l16 16",
        Glyph.Probe => "M14.500 3.500l6 6-3 3-6-6zM12.500 8.500l-6 6v3h3l6-6M3.500 20.500c4-1.500 8 1.500 17 0",
        Glyph.Clock => "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 7v5.2l3.5 2",
        Glyph.Eye => "M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12M12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6",
        Glyph.Person => "M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8M4.5 20.5c.8-4 3.7-6 7.5-6s6.7 2 7.5 6",
        Glyph.Door => "M6 21V4l9-1v18M4 21h16M15 5h3v16M12 12v.5",
        Glyph.Theme => "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 3v18M12 7h6M12 12h9M12 17h6",
        Glyph.Sound => "M4 9.500v5h4l5 4v-13l-5 4zM16 9a4 4 0 0 1 0 6M18.5 6.500a8 8 0 0 1 0 11",
        Glyph.Mute => "M4 9.500v5h4l5 4v-13l-5 4zM16.500 9.500l5 5M21.500 9.500l-5 5",
        Glyph.Up => "M12 19V5M6 11l6-6 6 6",
        Glyph.Down => "M12 5v14M6 13l6 6 6-6",
        Glyph.Dot => "M12 9.500a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5",
        Glyph.Ring => "M12 5a7 7 0 1 0 0 14 7 7 0 0 0 0-14",
        Glyph.Close => "M6 6l12 12M18 6 6 18",
        Glyph.Tick => "M5 12.500l4.5 4.500L19 7.5",
        Glyph.Wait => "M7 3h10M7 21h10M8 3c0 5 8 5.5 8 9s-8 4-8 9M16 3c0 5-8 5.5-8 9s8 4 8 9",
        Glyph.Pedal => "M3 19h18M5 19l1-6 13-5 1 3-8 8",
        Glyph.Laser => "M3 12h9M15.5 12h5.5M14 4v3.500M14 16.500V20M18.2 6.500l-2 2.500M18.2 17.500l-2-2.500M10 7.5l1.500 2M10 16.500l1.500-2",
        Glyph.Unlocked => "M6 11h12v9H6zM8.500 11V7.5a3.5 3.5 0 0 1 6.800-1.200M12 14.500v2",
    };
}
