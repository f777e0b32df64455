using Baloan.Sandbox.Dashboard.Wording;
using Baloan.Sandbox.Json;

namespace Baloan.Sandbox.Dashboard.Faults;

/// <summary>The form that switches a fault on, with what was typed and, by the field, what is wrong with it.</summary>
internal static class FaultFields
{
    public const string FormId = "fault-form";

    private const string Answers = "status status_after_work";
    private const string AnswersWithPage = Answers + " " + FaultChoice.HtmlPage;
    private const string AnswersWithWait = Answers + " rate_limit";
    private const string Codes = "fault-codes";

    public static Html Form(DashboardText text, FaultForm form) => Html.Of($"""
        <form method="post" action="/dashboard/faults" class="stack fault" id="{FormId}" novalidate>
          {Choice(text, form)}
          {Line(form, FaultForm.StatusCode, text.StatusCode, AnswersWithPage, isNumber: true)}
          {Line(form, FaultForm.ContentType, text.ContentType, Answers)}
          {Field(form, FaultForm.Body, text.Body, Answers, (id, error) => Html.Of($"""<textarea id="{id}" name="{FaultForm.Body}" rows="2" dir="ltr" spellcheck="false"{error}>{form.ValueOf(FaultForm.Body)}</textarea>"""))}
          {Line(form, FaultForm.RetryAfter, text.RetryAfter, AnswersWithWait, isNumber: true)}
          {AsDate(text, form)}
          {Line(form, FaultForm.Delay, text.Delay, "delay", isNumber: true)}
          {Line(form, FaultForm.RequestsPerMinute, text.RequestsPerMinute, "rate_limit", isNumber: true)}
          {ErrorCode(text, form)}
          {Shape(text, form)}
          {Operations(text, form)}
          {Line(form, FaultForm.Times, text.Times, isNumber: true)}
          {Line(form, FaultForm.Probability, text.Probability, isNumber: true)}
          {Line(form, FaultForm.Skip, text.Skip, isNumber: true)}
          <button class="primary">{text.SwitchOn}</button>
        </form>
        """);

    private static Html Choice(DashboardText text, FaultForm form) => Field(form, FaultForm.Choice, text.Fault, "", (id, error) => Html.Of($"""
        <select id="{id}" name="{FaultForm.Choice}"{error}>{FaultChoice.All.Select(choice => Option(form, FaultForm.Choice, choice, text.FaultKinds[choice]))}</select>
        """));

    private static Html Shape(DashboardText text, FaultForm form) => Field(form, FaultForm.Shape, text.ErrorShape, "error_shape", (id, error) => Html.Of($"""
        <select id="{id}" name="{FaultForm.Shape}" dir="ltr"{error}>{Enum.GetValues<SandboxErrorShape>().Select(SnakeCaseEnum.Name).Select(shape => Option(form, FaultForm.Shape, shape, shape))}</select>
        """));

    private static Html ErrorCode(DashboardText text, FaultForm form) => Field(form, FaultForm.ErrorCode, text.ErrorCode, "code", (id, error) => Html.Of($"""
        <input id="{id}" name="{FaultForm.ErrorCode}" value="{form.ValueOf(FaultForm.ErrorCode)}" list="{Codes}" dir="ltr" autocomplete="off"{error}><datalist id="{Codes}">{SandboxMagicValues.NationalIdentifiers.Keys.Select(code => Html.Of($"""<option value="{code}"></option>"""))}</datalist>
        """));

    private static Html AsDate(DashboardText text, FaultForm form) => Html.Of($"""
        <div class="field last" data-kinds="{AnswersWithWait}"><label class="check"><input type="checkbox" name="{FaultForm.RetryAfterAsDate}" value="yes"{Checked(form.ValueOf(FaultForm.RetryAfterAsDate).Length > 0)}> {text.RetryAfterAsDate}</label></div>
        """);

    private static Html Operations(DashboardText text, FaultForm form)
    {
        var names = Enum.GetValues<SandboxOperation>().Select(SnakeCaseEnum.Name);
        return Html.Of($"""
            <fieldset{Described(form, FaultForm.Operation)}>
              <legend>{text.Operations}</legend>
              <div class="checks">{names.Select(name => Html.Of($"""<label class="check"><input type="checkbox" name="{FaultForm.Operation}" value="{name}"{Checked(form.Has(FaultForm.Operation, name))}> <code dir="ltr">{name}</code></label>"""))}</div>
              <p class="note">{text.OperationsHint}</p>
              {Error(form, FaultForm.Operation)}
            </fieldset>
            """);
    }

    private static Html Line(FaultForm form, string name, string label, string kinds = "", bool isNumber = false) => Field(form, name, label, kinds, (id, error) => Html.Of($"""
        <input id="{id}" name="{name}" value="{form.ValueOf(name)}" dir="ltr" autocomplete="off"{(isNumber ? Html.Of($" inputmode=\"decimal\"") : Html.None)}{error}>
        """));

    /// <param name="form">What was typed.</param>
    /// <param name="name">The field's name.</param>
    /// <param name="label">Its label.</param>
    /// <param name="kinds">The choices that it is for, with blanks between them; none for all.</param>
    /// <param name="control">Writes the control with its id and the attributes that lead to its error.</param>
    private static Html Field(FaultForm form, string name, string label, string kinds, Func<string, Html, Html> control)
    {
        var id = IdOf(name);
        var only = kinds.Length == 0 ? Html.None : Html.Of($""" data-kinds="{kinds}" """);
        return Html.Of($"""<div class="field field-{name}"{only}><label for="{id}">{label}</label>{control(id, Described(form, name))}{Error(form, name)}</div>""");
    }

    private static Html Described(FaultForm form, string name) => form.ErrorOf(name) is null
        ? Html.None
        : Html.Of($""" aria-invalid="true" aria-describedby="{IdOf(name)}-error" """);

    private static Html Error(FaultForm form, string name) =>
        form.ErrorOf(name) is { } error ? Html.Of($"""<p class="error" id="{IdOf(name)}-error">{error}</p>""") : Html.None;

    private static Html Option(FaultForm form, string field, string value, string label) => Html.Of($"""<option value="{value}"{(form.ValueOf(field) == value ? Html.Of($" selected") : Html.None)}>{label}</option>""");

    private static Html Checked(bool isChecked) => isChecked ? Html.Of($" checked") : Html.None;

    private static string IdOf(string name) => $"fault-{name}";
}
