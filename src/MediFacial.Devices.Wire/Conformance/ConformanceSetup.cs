using MediFacial.Devices.Core.Profiles;

namespace MediFacial.Devices.Wire.Conformance;

/// <summary>What is checked, and how far the check may go.</summary>
/// <param name="Source">Where the profile's file says what.</param>
/// <param name="Address">Of the part on its port; 0 where the wire has none.</param>
/// <param name="SerialNumber">That the part has to answer; null: any is good.</param>
public sealed record ConformanceSetup(PartProfile Part, SourceMap Source, int Address, string? SerialNumber)
{
    /// <summary>Outputs may be raised a little, and values asked for that the part must refuse. Nobody may be near it.</summary>
    public bool Energise { get; init; }

    /// <summary>Somebody is there to switch the part off and on.</summary>
    public bool PowerCycle { get; init; }
}

/// <summary>What the check waits for somebody to do.</summary>
public enum ConformanceHand : byte { None, SwitchOff, SwitchOn }
