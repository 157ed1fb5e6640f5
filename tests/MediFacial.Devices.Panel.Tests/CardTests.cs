using AngleSharp.Dom;
using Bunit;
using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Protocols;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Panel.Pages;

namespace MediFacial.Devices.Panel.Tests;

/// <summary>The client card: nothing starts unanswered, and every yes says at once what it takes away.</summary>
public sealed class CardTests : PanelContext
{
    [Fact]
    public void Nothing_starts_before_every_question_is_answered()
    {
        var page = Card();
        Fill(page, answerAll: false);
        page.Find(".start-block").TextContent.ShouldContain("one answer");
        Start(page).HasAttribute("disabled").ShouldBeTrue();
    }

    [Fact]
    public void Nothing_starts_without_the_skin_type()
    {
        var page = Card();
        Fill(page, skin: false);
        page.Find(".start-block").TextContent.ShouldContain("the skin type");
        Start(page).HasAttribute("disabled").ShouldBeTrue();
    }

    [Fact]
    public void A_complete_card_starts_with_everything_it_says()
    {
        var page = Card();
        Fill(page);
        Hold(page);
        var request = Asked.ShouldHaveSingleItem().ShouldBeOfType<StartSession>();
        request.Card.OperatorInitials.ShouldBe("MK");
        request.Card.ClientPseudonym.ShouldBe("C-0142");
        request.Card.Phototype.ShouldBe(Phototype.II);
        request.Card.Skin.ShouldBe(SkinType.Dry);
        request.Card.Visit.ShouldBe("peel");
        request.Card.Answers.Length.ShouldBe(Shelves.Acne.Contraindications.Length);
        request.Card.Answers.ShouldAllBe(answer => !answer.Yes);
        request.Products.ShouldHaveSingleItem().Id.ShouldBe("salicylic-20");
        request.Files.Select(file => file.Path).ShouldBe(["protocols/acne.yaml", "products/salicylic-20.yaml"]);
    }

    [Fact]
    public void A_yes_that_names_steps_leaves_them_out_with_its_reason()
    {
        var page = Card();
        Fill(page, yes: "aspirin");
        page.Find(".start-block").TextContent.ShouldContain("Left out: Peel, salicylic acid");
        page.Find(".start-block").TextContent.ShouldContain("same family");
        page.Find(".visit .left-out").TextContent.ShouldContain("Peel");
        Start(page).HasAttribute("disabled").ShouldBeFalse();
    }

    [Fact]
    public void A_yes_that_names_no_step_forbids_the_treatment_with_its_reason()
    {
        var page = Card();
        Fill(page, yes: "isotretinoin");
        page.Find(".start-block").TextContent.ShouldContain("Not for this client today");
        page.Find(".start-block").TextContent.ShouldContain("heals badly");
        Start(page).HasAttribute("disabled").ShouldBeTrue();
    }

    [Fact]
    public void A_room_that_is_not_ready_says_every_reason_and_what_to_do()
    {
        var page = Card(Scenes.NotReady);
        Fill(page);
        foreach (var reason in Scenes.NotReady.Readiness.Where(reason => reason.Blocks))
        {
            page.Find(".start-block").TextContent.ShouldContain(reason.Sentence);
            page.Find(".start-block").TextContent.ShouldContain(reason.WhatToDo);
        }
        Start(page).HasAttribute("disabled").ShouldBeTrue();
    }

    [Fact]
    public void A_visit_can_do_without_a_device_that_is_not_ready_when_the_operator_says_so()
    {
        var page = Card(Scenes.Ready with { Readiness = [new("Microdermabrasion", true, "It does not answer.", "Switch it on.")] });
        Fill(page);
        Start(page).HasAttribute("disabled").ShouldBe(page.FindAll("button").Any(button => button.TextContent.Contains("Without Microdermabrasion")));
        page.FindAll("button").Single(button => button.TextContent.Contains("Without Microdermabrasion")).Click();
        page.Find(".start-block").TextContent.ShouldContain("Its steps are left out of this visit.");
        Hold(page);
        Asked.ShouldHaveSingleItem().ShouldBeOfType<StartSession>().Without.ShouldBe([DeviceKind.Microdermabrasion]);
    }

    [Fact]
    public void A_refused_start_shows_the_reason_of_the_room()
    {
        NextRefusal = new(RefusalKind.Journal, "The record cannot be written. Free some space.", "disk full");
        var page = Card();
        Fill(page);
        Hold(page);
        page.Find(".refusal").TextContent.ShouldContain("record cannot be written");
    }

    [Fact]
    public void An_unknown_protocol_leads_back_to_the_shelf()
    {
        Publish(Scenes.Ready);
        Render<CardPage>(it => it.Add(page => page.Id, "gone")).Find("a").GetAttribute("href").ShouldBe("/start");
    }

    IRenderedComponent<CardPage> Card(RoomSnapshot? scene = null)
    {
        Publish(scene ?? Scenes.Ready);
        return Render<CardPage>(it => it.Add(page => page.Id, "acne"));
    }

    static void Fill(IRenderedComponent<CardPage> page, string? yes = null, bool answerAll = true, bool skin = true)
    {
        page.Find("#initials").Input("mk");
        page.Find("#client").Input("C-0142");
        Next(page);
        page.FindAll(".visits button")[2].Click();
        Next(page);
        page.FindAll(".phototype")[1].Click();
        if (skin) page.Find("[data-skin=Dry]").Click();
        var questions = Shelves.Acne.Contraindications.Select(question => question.Id).ToList();
        if (!answerAll) questions.RemoveAt(questions.Count - 1);
        Next(page);
        foreach (var id in questions)
        {
            if (page.FindAll($"[data-question={id}]").Count == 0) Next(page);
            page.FindAll($"[data-question={id}] button")[id == yes ? 0 : 1].Click();
        }
    }

    static void Next(IRenderedComponent<CardPage> page) => page.FindAll(".sheets button")[^1].Click();

    static IElement Start(IRenderedComponent<CardPage> page) => page.Find("button.hold");

    void Hold(IRenderedComponent<CardPage> page)
    {
        Start(page).PointerDown();
        Time.Advance(0.8);
        Start(page).TriggerEvent("onheld", EventArgs.Empty);
    }
}
