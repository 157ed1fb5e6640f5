using MediFacial.Devices.App.Verbs;

return await CommandSurface.RunAsync(args, Console.Out, Console.Error);
