using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Baloan.Sdk.Smoke;

/// <summary>Carries values through type converters and through a generated JSON context.</summary>
internal static class KeptValues
{
    public static void Check()
    {
        CheckConverter<PhoneNumber>("09123456789");
        CheckConverter<NationalId>("0010350829");
        CheckConverter<BirthDate>("1990-05-12");
        CheckConverter<Toman>("5000000");
        CheckConverter<TomanRange>("[10000000,30000000)");
        CheckConverter<LoanState>("loan_paid");
        CheckConverter<BaloanErrorCode>("duplicate_request");
        CheckConverter<InstallmentFormula>("amount/loan_due");

        const string Callback = """{"uuid":"d4c22af9-3676-4c6e-ab72-2a7b5b22afc5","state":"blocked","reason":"a cheque"}""";
        Expect(Callback, JsonSerializer.Serialize(
            JsonSerializer.Deserialize(Callback, SmokeJson.Default.LoanCallback)!, SmokeJson.Default.LoanCallback));
    }

    private static void CheckConverter<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.All)] T>(string text)
    {
        TypeDescriptor.RegisterType<T>();
        var converter = TypeDescriptor.GetConverterFromRegisteredType(typeof(T));
        Expect(text, converter.ConvertToInvariantString(converter.ConvertFromInvariantString(text)!));
    }

    private static void Expect(string expected, string? found)
    {
        if (found != expected)
        {
            throw new InvalidOperationException($"Expected {expected}, found {found}.");
        }
    }
}
