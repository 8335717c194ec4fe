// WorkplaceMonitoring
