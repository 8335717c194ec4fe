// HygieneCalculations
