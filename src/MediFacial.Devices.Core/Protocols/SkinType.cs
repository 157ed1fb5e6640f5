namespace MediFacial.Devices.Core.Protocols;

/// <summary>How much suction the skin bears, as the operator judges it for the client card. There is no default: an unset one refuses the start.</summary>
public enum SkinType : byte
{
    /// <summary>Thick or oily.</summary>
    Oily = 1,
    Normal,
    Dry,
    /// <summary>Thin or mature.</summary>
    Thin,
    /// <summary>Sensitive, reactive or with visible vessels (couperose).</summary>
    Sensitive,
}
