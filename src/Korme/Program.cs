Console.WriteLine("Korme");
