namespace MediFacial.Devices.Wire.Conformance;

/// <summary>Requests that are wrong, or not for this part; after each the part has to answer a right one.</summary>
sealed class RefusalChecks(ConformanceBench bench)
{
    public IEnumerable<WireStep> Wrong()
    {
        foreach (var wrong in bench.Forge.Wrong())
        {
            yield return new(wrong.Frame, bench.Window(wrong.Frame.Length, bench.Codec.ReplyLength));
            var kind = bench.Forge.Judge(wrong.Frame, bench.Heard, out var code, out var said);
            var good = wrong.Rightly switch
            {
                Rightly.Silence => kind == ForgedKind.Silence,
                Rightly.Refusal => kind == ForgedKind.Refusal && (wrong.Code == 0 || wrong.Code == code),
                Rightly.SilenceOrRefusal => kind != ForgedKind.Other,
                _ => true,
            };
            foreach (var step in bench.Ask(bench.Codec.MakeModel)) yield return step;
            var goesOn = bench.Answer == BenchAnswer.Good && bench.Codec.IsModel(bench.Heard);
            bench.Judged(good && goesOn, wrong.Name, wrong.Promised, wrong.Path, goesOn ? said : $"{said}; and then, asked who it is, {bench.AnswerText}");
        }
    }

    public IEnumerable<WireStep> Others()
    {
        const string name = "another address", promised = "a request for another address gets no answer";
        var heard = new List<string>();
        var tries = 0;
        foreach (var frame in bench.Forge.ForOthers())
        {
            tries++;
            yield return new(frame, bench.Window(frame.Length, bench.Codec.ReplyLength));
            // A neighbour on the bus may have one of these addresses, not all of them.
            if (bench.Heard.IsEmpty) break;
            heard.Add(bench.Text(bench.Heard));
        }
        if (tries > 0) bench.Judged(heard.Count < tries, name, promised, "wire", heard.Count < tries ? "no answer" : $"answered at {tries} addresses: {string.Join(", ", heard)}");
    }
}
