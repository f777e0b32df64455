using System.Globalization;
using Baloan.Sandbox.Dashboard.Wording;
using Baloan.Sandbox.Json;

namespace Baloan.Sandbox.Dashboard.Faults;

/// <summary>What somebody put into the form of a fault: the values as they were typed, the faults they mean, and what is wrong with which.</summary>
internal sealed class FaultForm
{
    public const string Choice = "fault";
    public const string Operation = "operation";
    public const string Times = "times";
    public const string Skip = "skip";
    public const string Probability = "probability";
    public const string StatusCode = "status_code";
    public const string Body = "body";
    public const string ContentType = "content_type";
    public const string RetryAfter = "retry_after";
    public const string RetryAfterAsDate = "retry_after_as_date";
    public const string Delay = "delay";
    public const string RequestsPerMinute = "requests_per_minute";
    public const string ErrorCode = "error_code";
    public const string Shape = "shape";

    private const double Percent = 100;
    private const double LongestDelay = 3600;
    private const double LongestRetryAfter = 36_500d * 24 * 3600;
    private const int LowestStatus = 200;
    private const int HighestStatus = 599;

    private readonly IFormCollection _form;
    private readonly DashboardText _text;
    private readonly Dictionary<string, string> _errors = new(StringComparer.Ordinal);

    private FaultForm(IFormCollection form, DashboardText text)
    {
        _form = form;
        _text = text;
    }

    public bool IsWrong => _errors.Count > 0;

    /// <summary>A fault for each operation that was chosen, or one for all; none where something is wrong.</summary>
    public IReadOnlyList<SandboxFault> Faults { get; private set; } = [];

    /// <summary>The form as it is first shown: a status of 503 for the next request.</summary>
    public static FaultForm Fresh(DashboardText text) => new(
        new FormCollection(new()
        {
            [Times] = text.Digits("1"),
            [Skip] = text.Digits("0"),
            [Probability] = text.Digits("100"),
            [StatusCode] = text.Digits("503"),
            [ContentType] = "application/json",
            [Delay] = text.Digits("3"),
            [RequestsPerMinute] = text.Digits("5"),
        }),
        text);

    public static FaultForm Read(IFormCollection sent, DashboardText text)
    {
        var form = new FaultForm(sent, text);
        var fault = form.ReadFault();
        var operations = form.ReadOperations();
        form.Faults = form.IsWrong ? [] : operations.Count == 0 ? [fault] : [.. operations.Select(fault.For)];
        return form;
    }

    public string ValueOf(string field) => _form[field].ToString();

    public bool Has(string field, string value) => _form[field].Contains(value);

    /// <summary>The sentence that says what a field must be; null where it is that.</summary>
    public string? ErrorOf(string field) => _errors.GetValueOrDefault(field);

    private SandboxFault ReadFault()
    {
        var choice = ValueOf(Choice);
        SandboxFaultKind kind = default;
        if (choice != FaultChoice.HtmlPage && !SnakeCaseEnum.TryParse(choice, out kind))
        {
            _errors[Choice] = _text.MustBeChosen;
        }

        return OfChoice(choice, kind) with
        {
            Times = Typed(Times).Length == 0 ? null : Whole(Times, 1, int.MaxValue),
            Skip = Typed(Skip).Length == 0 ? 0 : Whole(Skip, 0, int.MaxValue),
            Probability = Typed(Probability).Length == 0 ? 1 : Number(Probability, 0, Percent) / Percent,
        };
    }

    private SandboxFault OfChoice(string choice, SandboxFaultKind kind)
    {
        if (choice == FaultChoice.HtmlPage)
        {
            return SandboxFault.HtmlPage(Whole(StatusCode, LowestStatus, HighestStatus));
        }

        return kind switch
        {
            SandboxFaultKind.Status => WithWait(SandboxFault.Status(Whole(StatusCode, LowestStatus, HighestStatus), TypedBody(), TypedType())),
            SandboxFaultKind.StatusAfterWork => WithWait(SandboxFault.StatusAfterWork(Whole(StatusCode, LowestStatus, HighestStatus), TypedBody(), TypedType())),
            SandboxFaultKind.Code => SandboxFault.Code(Given(ErrorCode)),
            SandboxFaultKind.Delay => SandboxFault.Slow(TimeSpan.FromSeconds(Number(Delay, 0, LongestDelay))),
            SandboxFaultKind.RateLimit => WithWait(SandboxFault.RateLimit(Whole(RequestsPerMinute, 1, int.MaxValue))),
            SandboxFaultKind.ErrorShape => SandboxFault.ErrorShape(ReadShape()),
            _ => new SandboxFault { Kind = kind },
        };
    }

    private SandboxFault WithWait(SandboxFault fault) => fault with
    {
        RetryAfter = Typed(RetryAfter).Length == 0 ? null : TimeSpan.FromSeconds(Number(RetryAfter, 0, LongestRetryAfter)),
        RetryAfterAsDate = ValueOf(RetryAfterAsDate).Length > 0,
    };

    private List<SandboxOperation> ReadOperations()
    {
        var operations = new List<SandboxOperation>();
        foreach (var name in _form[Operation].Where(name => !string.IsNullOrEmpty(name)).Distinct())
        {
            if (SnakeCaseEnum.TryParse(name!, out SandboxOperation operation))
            {
                operations.Add(operation);
            }
            else
            {
                _errors[Operation] = _text.MustBeChosen;
            }
        }

        return operations;
    }

    private SandboxErrorShape ReadShape()
    {
        if (!SnakeCaseEnum.TryParse(ValueOf(Shape), out SandboxErrorShape shape))
        {
            _errors[Shape] = _text.MustBeChosen;
        }

        return shape;
    }

    private string? TypedBody() => ValueOf(Body) is { Length: > 0 } body ? body : null;

    private string TypedType()
    {
        var type = Given(ContentType);
        if (!type.All(letter => letter is >= ' ' and <= '~'))
        {
            _errors[ContentType] = _text.MustBeLatin;
        }

        return type;
    }

    private string Given(string field)
    {
        var value = ValueOf(field).Trim();
        if (value.Length == 0)
        {
            _errors[field] = _text.MustBeGiven;
        }

        return value;
    }

    private int Whole(string field, int least, int most)
    {
        if (int.TryParse(Typed(field), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }

        _errors[field] = _text.MustBeWhole.Fill(_text.Number(least), _text.Number(most));
        return least;
    }

    private double Number(string field, double least, double most)
    {
        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        if (double.TryParse(Typed(field), Style, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }

        _errors[field] = _text.MustBeNumber.Fill(_text.Number(least), _text.Number(most));
        return least;
    }

    /// <summary>A number as it was typed, in any digits, grouped or with a sign of per cent.</summary>
    private string Typed(string field)
    {
        char[] around = [' ', '%', '٪'];
        return TypedText.Plain(ValueOf(field)).Trim(around).Replace("٬", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal);
    }
}
