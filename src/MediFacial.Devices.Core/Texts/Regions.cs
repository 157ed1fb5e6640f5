using MediFacial.Devices.Core.Protocols;

namespace MediFacial.Devices.Core.Texts;

/// <summary>Regions of the face and modes of suction as people say them.</summary>
public static class Regions
{
    public static string Say(FaceRegion region) => region switch
    {
        FaceRegion.Forehead => "Forehead",
        FaceRegion.LeftCheek => "Left cheek",
        FaceRegion.RightCheek => "Right cheek",
        FaceRegion.Nose => "Nose",
        FaceRegion.Chin => "Chin",
        FaceRegion.UpperLip => "Upper lip",
        FaceRegion.LeftEyeRim => "Left eye rim",
        FaceRegion.RightEyeRim => "Right eye rim",
        FaceRegion.Jaw => "Jaw",
        FaceRegion.Neck => "Neck",
        _ => throw new ArgumentOutOfRangeException(nameof(region), region, null),
    };

    public static string Say(SuctionMode mode) => mode switch
    {
        SuctionMode.Diamond => "diamond",
        SuctionMode.Hydra => "hydra",
        SuctionMode.Lymph => "lymph",
        _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, null),
    };
}
