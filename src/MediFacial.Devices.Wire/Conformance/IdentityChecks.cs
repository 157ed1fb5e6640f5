namespace MediFacial.Devices.Wire.Conformance;

/// <summary>Who the part says it is.</summary>
sealed class IdentityChecks(ConformanceBench bench)
{
    /// <summary>Noise of plugging in may spoil the first ones.</summary>
    const int Tries = 3;

    public IEnumerable<WireStep> Identity()
    {
        var identity = bench.Part.Identity!;
        var promised = $"the model code is {identity.Expect}";
        for (var tries = 0; tries < Tries && bench.Answer != BenchAnswer.Good; tries++)
            foreach (var step in bench.Ask(bench.Codec.MakeModel)) yield return step;
        bench.IsOurs = bench.Answer == BenchAnswer.Good && bench.Codec.IsModel(bench.Heard);
        var said = bench.Answer == BenchAnswer.Good && bench.Forge.TextOf(identity.Model, bench.Heard) is { } text ? text : bench.AnswerText;
        bench.Judged(bench.IsOurs, "model code", promised, "identity/expect", said);
        if (!bench.IsOurs || identity.Serial is null) yield break;

        foreach (var step in bench.Ask(bench.Codec.MakeSerial)) yield return step;
        var good = bench.Answer == BenchAnswer.Good;
        var number = good && bench.Forge.TextOf(identity.Serial, bench.Heard) is { } serial ? serial : bench.AnswerText;
        if (bench.Setup.SerialNumber is { } expected)
            bench.Judged(good && bench.Codec.IsSerial(bench.Heard), "serial number", $"the serial number is {expected}", "identity/serial", number);
        else bench.Judged(good, "serial number", "it has a serial number", "identity/serial", good ? $"{number} (not compared: none was given)" : number);
    }
}
