using Korme.Bench;
using Korme.Bench.Catalogue;
using Korme.Bench.Delivery;
using Korme.Bench.Selection;

// The framework's file server, started by the delivery benchmark as a process of its own.
if (args is ["static", var folder, var port])
{
    await StaticServer.Run(folder, port);
    return 0;
}

if (args[0] == "faults") return await FaultBench.Run(args[1], args[2..]);
if (args[0] == "kills") return await KillBench.Run(args[1], args[2..]);
if (args[0] == "selection") return await SelectionBench.Run(args[1], args[2], args[3..]);

// bench/run passes: what, the published Korme.dll, this folder, a work folder, N.
var (what, korme, bench, work, count) = (args[0], args[1], args[2], args[3], int.Parse(args[4], System.Globalization.CultureInfo.InvariantCulture));
await (what switch
{
    "import" => ImportBench.Run(korme, work, count),
    "thumbnails" => ThumbnailBench.Run(bench, work, count),
    "first-page" => FirstPageBench.Run(korme, work, count),
    "archive" => ArchiveBench.Run(work, count),
    "rebuild" => RebuildBench.Run(korme, work, count),
    "save" => SaveBench.Run(korme, work, count),
    "exchange" => ExchangeBench.Run(korme, work, count),
    "sheet" => SheetBench.Run(korme, work, count),
    "verify" => VerifyBench.Run(korme, work, count),
    "catalogue" => CatalogueBench.Run(work, count),
    "square" => SquareBench.Run(korme, work, count),
    "delivery" => DeliveryBench.Run(korme, bench, work, count, minutes: 0),
    "delivery-minutes" => DeliveryBench.Run(korme, bench, work, seconds: 0, count),
    _ => throw new ArgumentException($"{what}: import, thumbnails, first-page, archive, rebuild, save, exchange, sheet, catalogue, square, verify or delivery"),
});
return 0;
