using System.Net;
using System.Text.Json;
using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Room;

namespace MediFacial.Devices.Panel.Tests;

/// <summary>What works without circuit and without script, over a real loopback port.</summary>
public sealed class PanelApiTests
{
    [Fact]
    public async Task A_plain_form_post_stops_and_leads_to_the_stop_page()
    {
        await using var stage = await PanelStage.OpenAsync(Scenes.Ready);
        using var client = Client(stage);
        var answer = await client.PostAsync("/stop", new FormUrlEncodedContent([]), TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        answer.Headers.Location!.ToString().ShouldBe("/stop?requested=1");
        stage.TakeStop().ShouldBeOfType<StopEverything>().Origin.ShouldBe(StopOrigin.Panel);
        (await client.GetStringAsync(answer.Headers.Location, TestContext.Current.CancellationToken)).ShouldContain("Stop requested");
    }

    [Fact]
    public async Task A_program_can_stop_and_look()
    {
        await using var stage = await PanelStage.OpenAsync(Scenes.Stopped());
        using var client = Client(stage);
        (await client.PostAsync("/api/stop", null, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.Accepted);
        stage.TakeStop().ShouldBeOfType<StopEverything>().Origin.ShouldBe(StopOrigin.Interface);
        using var snapshot = JsonDocument.Parse(await client.GetStringAsync("/api/snapshot", TestContext.Current.CancellationToken));
        var detail = snapshot.RootElement.GetProperty("session").GetProperty("detail");
        detail.GetProperty("kind").GetString().ShouldBe("steam");
        detail.GetProperty("face").GetProperty("unit").GetString().ShouldBe("°C");
        snapshot.RootElement.GetProperty("stop").GetProperty("safeProven").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task A_room_that_has_not_spoken_is_not_healthy_but_can_be_stopped()
    {
        await using var stage = await PanelStage.OpenAsync(null);
        using var client = Client(stage);
        (await client.GetAsync("/healthz", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await client.PostAsync("/stop", null, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        stage.TakeStop().ShouldNotBeNull();
        stage.Feed.Publish(Scenes.Ready);
        (await client.GetAsync("/healthz", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("/"), InlineData("/start"), InlineData("/start/acne"), InlineData("/session"), InlineData("/stop"), InlineData("/history"), InlineData("/simulator")]
    public async Task Every_page_is_complete_before_any_script_runs(string path)
    {
        await using var stage = await PanelStage.OpenAsync(Scenes.Ready);
        using var client = Client(stage);
        var page = await client.GetStringAsync(path, TestContext.Current.CancellationToken);
        page.ShouldContain("<form method=\"post\" action=\"/stop\"");
        page.ShouldNotContain("http://", Case.Insensitive);
        page.ShouldNotContain("https://", Case.Insensitive);
    }

    [Fact]
    public async Task Each_browser_keeps_its_name()
    {
        await using var stage = await PanelStage.OpenAsync(Scenes.Ready);
        using var client = Client(stage);
        var cookie = (await client.GetAsync("/", TestContext.Current.CancellationToken)).Headers.GetValues("Set-Cookie").Single(text => text.StartsWith("medifacial-panel=panel-", StringComparison.Ordinal));
        client.DefaultRequestHeaders.Add("Cookie", cookie.Split(';')[0]);
        (await client.GetAsync("/", TestContext.Current.CancellationToken)).Headers.ToString()!.ShouldNotContain("medifacial-panel");
        await client.PostAsync("/stop", null, TestContext.Current.CancellationToken);
        stage.TakeStop()!.From.ShouldBe(cookie.Split(';')[0].Split('=')[1]);
    }

    static HttpClient Client(PanelStage stage) => new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = stage.Address };
}
