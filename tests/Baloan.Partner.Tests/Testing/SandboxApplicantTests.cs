using Baloan.Sandbox;
using Baloan.Sdk;

namespace Baloan.Partner.Tests.Testing;

/// <summary>Applicants for tests: valid, always the same, and never the same two.</summary>
public sealed class SandboxApplicantTests
{
    [Theory]
    [InlineData("")]
    [InlineData("en-US")]
    [InlineData("fa-IR")]
    public void A_hundred_thousand_seeds_are_as_many_valid_adults(string culture)
    {
        using var scope = new CultureScope(culture);
        var (phones, codes) = (new HashSet<string>(), new HashSet<string>());
        var today = new DateOnly(2026, 3, 21);

        foreach (var applicant in Enumerable.Range(0, 100_000).Select(SandboxApplicant.New))
        {
            phones.Add(applicant.PhoneNumber.Value);
            codes.Add(applicant.NationalIdentifier.Value);
            if (!NationalId.TryParseIranian(applicant.NationalIdentifier.Value, out _) || applicant.BirthDate.AgeOn(today) is < 18 or > 60)
            {
                Assert.Fail($"{applicant} is none.");
            }
        }

        (phones.Count, codes.Count).Should().Be((100_000, 100_000));
        phones.Should().OnlyContain(phone => phone.Length == 11 && phone.StartsWith("0990"));
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("en-US", 0)]
    [InlineData("fa-IR", 0)]
    [InlineData("fa-IR", 1)]
    [InlineData("", 9_999_999)]
    public void A_seed_is_always_the_same_person(string culture, int seed)
    {
        using var scope = new CultureScope(culture);

        var applicant = SandboxApplicant.New(seed);

        (applicant.Seed, applicant.PhoneNumber.Value, applicant.NationalIdentifier.Value, applicant.BirthDate.Value).Should().Be(seed switch
        {
            0 => (0, "09900000000", "1200000005", "1970-01-01"),
            1 => (1, "09907654321", "1231415932", "1991-09-07"),
            _ => (9_999_999, "09902345679", "1268584071", "1975-09-13"),
        });
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(SandboxApplicant.Seeds)]
    [InlineData(int.MaxValue)]
    public void A_seed_that_would_collide_is_refused(int seed) =>
        FluentActions.Invoking(() => SandboxApplicant.New(seed)).Should().Throw<ArgumentOutOfRangeException>().WithParameterName(nameof(seed));

    [Fact]
    public void No_applicant_is_one_of_the_sandboxs_magic_ones() =>
        SandboxMagicValues.NationalIdentifiers.Keys.Concat(SandboxMagicValues.NationalIdentifiers.Values).Should().NotContain(code => code.StartsWith("12"));

    [Fact]
    public void An_applicant_is_printed_as_its_seed() => $"{SandboxApplicant.New(7)}".Should().Be("Applicant 7");
}
