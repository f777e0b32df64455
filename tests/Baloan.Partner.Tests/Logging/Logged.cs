using Baloan.Partner.Tests.Models;
using Baloan.Partner.Tests.Values;
using Baloan.Sdk;

namespace Baloan.Partner.Tests.Logging;

/// <summary>What a partner may hand to a logger whole: each model, each value with personal data, and objects that hold them.</summary>
internal static class Logged
{
    private static readonly string[] Personal = ["09123456789", "0010350829", "1990-05-12", "a cheque", "contract-file.sample"];

    public static TheoryData<string> Names { get; } = new(Objects().Keys);

    public static object Of(string name) => Objects()[name];

    public static void ShouldHoldNothingPersonal(string written)
    {
        written.Should().NotBeEmpty();
        Personal.Where(text => written.Contains(text, StringComparison.Ordinal)).Should().BeEmpty();
    }

    private static Dictionary<string, object> Objects() => ModelSample.All.Values
        .Concat(Sample.Set.Values.Select(sample => sample.Value).Where(value => value is PhoneNumber or NationalId or BirthDate))
        .DistinctBy(value => value.GetType())
        .Select(value => KeyValuePair.Create(value.GetType().Name, value))
        .Append(new("a list", ModelSample.All.Values.ToList()))
        .Append(new("an object of the partner's", new Holder<CreateLoanRequest> { Held = ModelSample.Request() }))
        .ToDictionary();
}
