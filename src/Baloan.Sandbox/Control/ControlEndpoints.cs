namespace Baloan.Sandbox.Control;

/// <summary>All of <c>/sandbox/…</c>.</summary>
internal static class ControlEndpoints
{
    public const string Root = "/sandbox";
    public const string Document = "sandbox";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var control = routes.MapGroup(Root).WithGroupName(Document).ProducesProblem(StatusCodes.Status400BadRequest);
        ((IEndpointConventionBuilder)control).Finally(ControlRequest.Describe);
        SandboxControl.Map(control.MapGroup("").WithTags("Sandbox"));
        LoanControl.Map(control.MapGroup("loans").WithTags("Loans"));
        FaultControl.Map(control.MapGroup("faults").WithTags("Faults"));
        CallbackControl.Map(control.MapGroup("callbacks").WithTags("Call backs"));
        ClockControl.Map(control.MapGroup("clock").WithTags("Clock"));
        InquiryControl.Map(control.MapGroup("inquiries").WithTags("Inquiries"));
        RequestControl.Map(control.MapGroup("requests").WithTags("Requests"));
        EventControl.Map(control.MapGroup("events").WithTags("Events"));
    }
}
