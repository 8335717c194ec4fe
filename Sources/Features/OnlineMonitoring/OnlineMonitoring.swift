// OnlineMonitoring
