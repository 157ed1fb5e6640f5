using MediFacial.Devices.Core.Protocols;

namespace MediFacial.Devices.Core.Doses;

/// <summary>What does something to the skin that it has to recover from, or that adds up.</summary>
public enum Modality : byte { Blue415 = 1, Amber590, Red633, NearInfrared830, Diamond, Hydra, Lymph, Steam, Peel, Laser }

/// <summary>Modalities by step, by group, and in words.</summary>
public static class Modalities
{
    /// <summary>Null for steps that need no account: cleansing, masks, creams.</summary>
    public static Modality? Of(StepProfile step) => step switch
    {
        LightStep light => light.Wavelength switch
        {
            Wavelength.Blue415 => Modality.Blue415,
            Wavelength.Amber590 => Modality.Amber590,
            Wavelength.Red633 => Modality.Red633,
            Wavelength.NearInfrared830 => Modality.NearInfrared830,
            _ => throw new InvalidOperationException($"No such wavelength: {light.Wavelength}."),
        },
        SuctionStep suction => suction.Mode switch
        {
            SuctionMode.Diamond => Modality.Diamond,
            SuctionMode.Hydra => Modality.Hydra,
            SuctionMode.Lymph => Modality.Lymph,
            _ => throw new InvalidOperationException($"No such mode: {suction.Mode}."),
        },
        SteamStep => Modality.Steam,
        LaserStep => Modality.Laser,
        ManualStep { Kind: ManualKind.Peel } => Modality.Peel,
        _ => null,
    };

    public static bool IsLight(this Modality modality) => modality is Modality.Blue415 or Modality.Amber590 or Modality.Red633 or Modality.NearInfrared830;

    public static bool IsSuction(this Modality modality) => modality is Modality.Diamond or Modality.Hydra or Modality.Lymph;

    /// <summary>Wears the horny layer down: both tips count together.</summary>
    public static bool Abrades(this Modality modality) => modality is Modality.Diamond or Modality.Hydra;

    /// <summary>Do the two make one course: red and near infrared are one, and so are the two abrasive tips (domain §6.4: at most one blue and one red in 24 h).</summary>
    public static bool IsOneCourseWith(this Modality one, Modality other) => one == other
        || (one is Modality.Red633 or Modality.NearInfrared830 && other is Modality.Red633 or Modality.NearInfrared830)
        || (one.Abrades() && other.Abrades());

    public static string Say(this Modality modality) => modality switch
    {
        Modality.Blue415 => "blue light",
        Modality.Amber590 => "amber light",
        Modality.Red633 => "red light",
        Modality.NearInfrared830 => "near infrared light",
        Modality.Diamond => "microdermabrasion",
        Modality.Hydra => "hydradermabrasion",
        Modality.Lymph => "lymph drainage",
        Modality.Steam => "steam",
        Modality.Peel => "a peel",
        Modality.Laser => "laser",
        _ => throw new ArgumentOutOfRangeException(nameof(modality), modality, null),
    };
}
