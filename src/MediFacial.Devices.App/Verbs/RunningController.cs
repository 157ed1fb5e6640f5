using System.Net.Http.Json;
using System.Text.Json;

namespace MediFacial.Devices.App.Verbs;

/// <summary>The controller that runs on this machine, asked over its local interface. Reads only.</summary>
public sealed class RunningController(Uri url) : IDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    readonly HttpClient _client = new() { BaseAddress = url, Timeout = Patience };

    /// <summary>The last snapshot of the room; null when no controller answers at the address.</summary>
    /// <exception cref="VerbFailure">Something answers, but not as a controller does.</exception>
    public async Task<JsonElement?> SnapshotAsync()
    {
        try
        {
            using var response = await _client.GetAsync(new Uri("/api/snapshot", UriKind.Relative));
            if (!response.IsSuccessStatusCode)
                throw new VerbFailure(ExitCode.NoAnswer, $"The controller at {url} is not ready yet. Try again in a few seconds.", $"GET /api/snapshot gave {(int)response.StatusCode}.");
            return await response.Content.ReadFromJsonAsync<JsonElement>();
        }
        catch (HttpRequestException)
        {
            return null;
        }
        catch (Exception fault) when (fault is TaskCanceledException or JsonException)
        {
            throw new VerbFailure(ExitCode.NoAnswer, $"Something at {url} answers, but not as a controller does.", cause: fault);
        }
    }

    public void Dispose() => _client.Dispose();
}
