namespace MediFacial.Devices.Twins.Hosting;

/// <summary>The pseudo-terminal of one bus and the link under which it is published. Pulled and plugged, it comes back under the same link.</summary>
sealed class BusTerminal(string link) : IDisposable
{
    PseudoTerminal? _terminal;

    /// <summary>−1 while pulled.</summary>
    public int Descriptor => _terminal?.Master ?? -1;

    public bool IsPlugged => _terminal is not null;

    public void Push()
    {
        if (_terminal is not null) return;
        _terminal = new PseudoTerminal();
        // Made aside and moved over: nobody ever finds a link that leads nowhere.
        var aside = link + ".new";
        File.Delete(aside);
        File.CreateSymbolicLink(aside, _terminal.SlavePath);
        File.Move(aside, link, overwrite: true);
    }

    /// <summary>Hangs up, like an adapter pulled from its socket.</summary>
    public void Pull()
    {
        if (_terminal is null) return;
        File.Delete(link);
        _terminal.Dispose();
        _terminal = null;
    }

    public int Read(Span<byte> buffer) => _terminal?.Read(buffer) ?? 0;

    public void Write(ReadOnlySpan<byte> bytes) => _terminal?.Write(bytes);

    public void Dispose() => Pull();
}
