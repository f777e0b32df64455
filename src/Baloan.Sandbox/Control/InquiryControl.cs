using Baloan.Sandbox.Json;
using Baloan.Sandbox.OpenApi;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Baloan.Sandbox.Control;

/// <summary>What the upstream services answer about applicants.</summary>
internal static class InquiryControl
{
    public static void Map(RouteGroupBuilder control)
    {
        control.MapPut("/phone-owners", AssignPhone).Describe("assign_phone", "Has Shahkar know a phone number as one person's.");
        control.MapPut("/credits", SetCredit).Describe("set_credit", "Sets an applicant's credit, in Toman.");
        control.MapPut("/services/{service}", SetService).Describe("set_service", "Lets an upstream service fail, or answer again.");
    }

    private static NoContent AssignPhone(PhoneOwnerBody body, SandboxInquiries inquiries)
    {
        inquiries.AssignPhone(body.PhoneNumber, body.NationalIdentifier);
        return TypedResults.NoContent();
    }

    private static NoContent SetCredit(CreditBody body, SandboxInquiries inquiries)
    {
        inquiries.SetCredit(body.NationalIdentifier, body.Credit);
        return TypedResults.NoContent();
    }

    private static Results<Ok<ServiceBody>, ProblemHttpResult> SetService(string service, ServiceBody body, SandboxInquiries inquiries)
    {
        if (!SnakeCaseEnum.TryParse(service, out SandboxService known))
        {
            return ControlProblems.NotFound("service");
        }

        if (body.IsFailing)
        {
            inquiries.Fail(known);
        }
        else
        {
            inquiries.Restore(known);
        }

        return TypedResults.Ok(body);
    }
}

/// <summary>A phone number that Shahkar knows as one person's.</summary>
internal sealed record PhoneOwnerBody(string PhoneNumber, string NationalIdentifier);

/// <summary>An applicant's credit, in Toman.</summary>
internal sealed record CreditBody(string NationalIdentifier, long Credit);

/// <summary>Whether an upstream service fails.</summary>
internal sealed record ServiceBody(bool IsFailing);
