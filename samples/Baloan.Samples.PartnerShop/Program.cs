using Baloan.Samples.PartnerShop;
using Baloan.Samples.PartnerShop.Orders;
using Baloan.Samples.PartnerShop.SandboxGateway;
using Baloan.Samples.PartnerShop.Web;
using Microsoft.AspNetCore.Mvc;

var builder = WebApplication.CreateBuilder(args);
var dataFolder = Path.Combine(builder.Environment.ContentRootPath, builder.Configuration["Shop:DataFolder"] ?? "data");
DataFolder.Create(dataFolder);

await using var sandbox = await SandboxBeside.StartAsync(builder, dataFolder);
builder.Services.AddShop(dataFolder);
builder.Services.AddBaloan(builder.Configuration);
builder.Services.AddPages(dataFolder);

var app = builder.Build();
app.UseShopSecurity();
app.UseExceptionHandler("/error");
app.UseStatusCodePagesWithReExecute("/error", "?status={0}");
app.UseAuthentication();
app.UseFoundOrders();
app.UseAuthorization();
app.UseRateLimiter();

app.MapStaticAssets();
app.MapRazorPages().WithStaticAssets();
app.MapOrders();
app.MapBaloanCallbacks(SandboxBeside.CallbackPath).WithMetadata(new SkipStatusCodePagesAttribute()); // error pages are for people
app.MapHealthChecks("/health");
await app.RunAsync();
