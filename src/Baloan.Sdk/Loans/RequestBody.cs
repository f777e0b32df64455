namespace Baloan.Sdk;

/// <summary>The bodies of the requests.</summary>
internal static class RequestBody
{
    /// <summary>The longest body, a loan's of the longest amount, has some 210 bytes.</summary>
    private const int MaxLength = 256;

    /// <summary>The body of <c>POST loan/</c>.</summary>
    public static byte[] Of(CreateLoanRequest request)
    {
        var writer = new RequestBodyWriter(stackalloc byte[MaxLength]);
        writer.WriteDigits("phone_number"u8, request.PhoneNumber.Value);
        writer.WriteDigits("national_identifier"u8, request.NationalIdentifier.Value);
        writer.WriteDigits("birth_date"u8, request.BirthDate.Value);
        writer.WriteNumber("amount"u8, request.Amount.Value);
        writer.WriteNumber("loan_due"u8, request.LoanDue);
        writer.WriteNumber("store"u8, request.StoreId);
        return writer.End();
    }

    /// <summary>The body of <c>PATCH loan/{uuid}/contract/</c>.</summary>
    public static byte[] OfSignature(string otp)
    {
        var writer = new RequestBodyWriter(stackalloc byte[MaxLength]);
        writer.WriteDigits("otp"u8, otp);
        return writer.End();
    }
}
