using System.Net;
using System.Net.Sockets;
using MediFacial.Devices.App.Verbs;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Serilog;

namespace MediFacial.Devices.App.Running;

/// <summary>The web host under panel and interface. Listens on this machine only, whatever the surroundings say, until there are logins.</summary>
public static class PanelHost
{
    static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(5);

    /// <exception cref="VerbFailure">The address can be reached from elsewhere.</exception>
    public static WebApplicationBuilder Builder(Uri url, Serilog.ILogger log)
    {
        if (!url.IsLoopback || url.Scheme != Uri.UriSchemeHttp)
            throw new VerbFailure(ExitCode.WrongUsage, $"{url} is refused: until there are logins the panel listens on this machine only, such as http://127.0.0.1:5080.");
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, ApplicationName = typeof(PanelHost).Assembly.GetName().Name });
        // A name that somebody makes point to this machine must not lead a browser here.
        builder.Configuration["AllowedHosts"] = "localhost;127.0.0.1;[::1]";
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            // Replaces what environment or files say about endpoints.
            kestrel.Configure(new ConfigurationBuilder().Build());
            kestrel.Listen(IPAddress.TryParse(url.Host.Trim('[', ']'), out var address) ? address : IPAddress.Loopback, url.Port);
        });
        builder.Services.AddSerilog(log);
        builder.Services.Configure<HostOptions>(host =>
        {
            host.ServicesStopConcurrently = true;
            host.ShutdownTimeout = LongestStop;
        });
        return builder;
    }

    /// <exception cref="VerbFailure">Something else listens there.</exception>
    public static async Task StartAsync(WebApplication app, Uri url, CancellationToken cancellation)
    {
        try
        {
            await app.StartAsync(cancellation);
        }
        catch (IOException fault) when (fault.InnerException is AddressInUseException)
        {
            throw new VerbFailure(ExitCode.RoomBusy, $"Something else listens on {url}. Stop it, or choose another address with --urls.", cause: fault);
        }
        catch (SocketException fault)
        {
            throw new VerbFailure(ExitCode.CannotStart, $"{url} cannot be listened on. Choose another address with --urls.", cause: fault);
        }
    }

    public static string Address(WebApplication app) =>
        app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
}
