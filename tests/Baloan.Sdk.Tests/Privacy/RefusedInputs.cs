using System.Text;
using System.Text.Json;

namespace Baloan.Sdk.Tests.Privacy;

/// <summary>Personal data in forms that are refused: the refusal must not repeat them.</summary>
internal static class RefusedInputs
{
    public static IReadOnlyList<Action> All { get; } =
    [
        () => PhoneNumber.Parse(Secrets.Phone + "0"),
        () => PhoneNumber.Parse(Secrets.Phone.AsSpan(1, 5)),
        () => NationalId.Parse(Secrets.NationalId + Secrets.Name),
        () => BirthDate.Parse(Secrets.BirthDate + "x"),
        () => Toman.Parse(Secrets.Phone + "x"),
        () => TomanRange.Parse($"[{Secrets.Phone}]"),
        () => JsonSerializer.Deserialize<PhoneNumber>($"\"{Secrets.Phone}0\""),
        () => JsonSerializer.Deserialize<NationalId>($"\"{Secrets.Name}\""),
        () => JsonSerializer.Deserialize<BirthDate>($"\"{Secrets.BirthDate}x\""),
        () => JsonSerializer.Deserialize<Toman>($"\"{Secrets.Name}\""),
        () => LoanCallback.Parse($$"""{"uuid":"{{Secrets.Phone}}","state":"{{Secrets.Name}}"}"""),
        () => LoanCallback.Parse(Encoding.UTF8.GetBytes($$"""{"{{Secrets.LatinName}}":tru, "reason":"{{Secrets.Name}}"}""")),
        () => LoanCallback.Parse(Secrets.Name + Secrets.Phone),
        () => MakeClient(options => options.BaseAddress = new Uri($"https://{Secrets.LatinName}:{Secrets.UrlSecret}@api.baloan.ir/?s={Secrets.UrlSecret}")),
        () => BaloanOperation.Read($"user/{Secrets.Phone}/"),
        () => BaloanOperation.Read($"user/{Secrets.Name}/"),
        () => BaloanOperation.Read("user/{phone}/").For(Secrets.Phone + "/"),
        () => MakeClient(options => options.Timeout = TimeSpan.Zero),
        () => MakeClient(options => options.ApplicationName = Secrets.Name),
        () => MakeClient(options => options.Language = Secrets.Name),
    ];

    private static void MakeClient(Action<BaloanClientOptions> spoil)
    {
        var options = new BaloanClientOptions { Username = Secrets.Username, Password = Secrets.Password };
        spoil(options);
        new BaloanClient(options).Dispose();
    }
}
