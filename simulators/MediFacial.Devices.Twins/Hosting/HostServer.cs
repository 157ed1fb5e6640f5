namespace MediFacial.Devices.Twins.Hosting;

/// <summary>Where a running controller of a simulated room hears what happens to its computer: a socket beside that of the twins, the same lines, on the one thread that calls <see cref="Run"/>.</summary>
public sealed class HostServer : IDisposable
{
    static readonly TimeSpan LongestSleep = TimeSpan.FromSeconds(1);

    readonly Door _door;
    readonly List<SocketClient> _clients = [];
    readonly Waiter _waiter = new();

    /// <param name="apply">Does it; refuses with an <see cref="ArgumentException"/> or <see cref="InvalidOperationException"/>, whose message is the answer.</param>
    /// <param name="heal">Takes everything back.</param>
    public HostServer(string dataFolder, Action<HostFault> apply, Action heal)
    {
        Directory.CreateDirectory(TwinsFolder.Of(dataFolder));
        _door = new(TwinsFolder.Host(dataFolder), new Desk(apply, heal));
    }

    /// <summary>Until cancelled.</summary>
    public void Run(CancellationToken cancellation)
    {
        using var registration = cancellation.Register(_waiter.Wake);
        while (!cancellation.IsCancellationRequested)
        {
            _waiter.Begin();
            var door = _waiter.Add(_door.Descriptor);
            var count = _clients.Count;
            foreach (var client in _clients) _waiter.Add(client.Descriptor);
            _waiter.Wait(LongestSleep);
            for (var client = 0; client < count; client++)
                if (_waiter.Happened(door + 1 + client)) _clients[client].Receive();
            if (_waiter.Happened(door) && _door.LetIn() is { } came) _clients.Add(came);
            foreach (var gone in _clients.Where(client => client.Closed)) gone.Dispose();
            _clients.RemoveAll(client => client.Closed);
        }
    }

    public void Dispose()
    {
        foreach (var client in _clients) client.Dispose();
        _door.Dispose();
        _waiter.Dispose();
    }

    sealed class Desk(Action<HostFault> apply, Action heal) : LineDesk
    {
        protected override byte[]? Do(string word, ReadOnlySpan<byte> line)
        {
            if (word == HostControl.Heals) heal();
            else apply(FaultJson.ReadHost(line));
            return null;
        }
    }
}
