namespace MediFacial.Devices.Panel.Words;

/// <summary>What a colour means, and nothing else may use it: green only ready, amber only caution, red only stop and high alarms.</summary>
public enum Tone : byte { Calm, Accent, Ready, Caution, Stop }

/// <summary>A state as people see it: never a colour alone, always a word and an icon as well.</summary>
public readonly record struct Sign(string Word, Glyph Icon, Tone Tone)
{
    public string Css => Tone switch
    {
        Tone.Calm => "calm",
        Tone.Accent => "accent",
        Tone.Ready => "ready",
        Tone.Caution => "caution",
        Tone.Stop => "stop",
    };
}
